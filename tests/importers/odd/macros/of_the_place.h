/* What differs with each place and day. */
#define LIB_LINE __LINE__
#define LIB_FILE __FILE__
#define LIB_DATE __DATE__
#define LIB_TIME __TIME__
#define LIB_STAMP __TIMESTAMP__
#define LIB_BUILT "built " __DATE__
#define LIB_COUNTER __COUNTER__
#define LIB_FUNC __func__
#define LIB_INCLUDES __INCLUDE_LEVEL__
#define LIB_BASE __BASE_FILE__
#define LIB_WHERE LIB_FILE
