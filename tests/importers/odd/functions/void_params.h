void lib_void(void);
typedef void lib_nothing;
lib_nothing lib_aliased(lib_nothing);
