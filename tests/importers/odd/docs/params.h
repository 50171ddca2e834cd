/**
 * Opens a thing.
 *
 * @param path Where it is.
 * @param[in] flags How to open it;
 *     over two lines.
 * @param[out] size Its size, or NULL.
 * @return A thing, or NULL.
 * @retval 0 never
 * @note Take care.
 */
void *lib_open(const char *path, int flags, long *size);
/*! \brief Closes it.
 *  \param thing what to close
 *  \param nothing there is no such parameter
 *  \returns 0 if all is well */
int lib_close(void *thing);
/// @param a Only the parameter.
int lib_only(int a);
/** \return Only the result. */
int lib_result(void);
