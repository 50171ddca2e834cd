#error "say which platform: -DLIB_PLATFORM=1"
int lib_never(void);
