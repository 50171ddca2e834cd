/* nothing */
// at all
