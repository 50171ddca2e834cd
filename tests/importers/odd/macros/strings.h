#define LIB_TEXT "text"
#define LIB_EMPTY ""
#define LIB_JOINED "a" "b" LIB_TEXT
#define LIB_ESCAPES "tab\t nl\n quote\" back\\ bell\a"
#define LIB_NUL "a\0b"
#define LIB_LATIN "\xe9"
#define LIB_UTF8 "é"
#define LIB_U8 u8"é"
#define LIB_PAREN ("paren")
#define LIB_WIDE L"wide"
#define LIB_16 u"sixteen"
#define LIB_32 U"thirtytwo"
#define LIB_CAST ((const char *) "cast")
#define LIB_PART ("abcdef" + 2)
#define LIB_CHAR "abc"[1]
#define LIB_STR(x) #x
#define LIB_MADE LIB_STR(made)
#define LIB_CONTROL "\x01\x7f"
