struct lib_state { int a; };
extern struct lib_state lib_state;
enum lib_mode { LIB_MODE };
extern enum lib_mode lib_mode;
