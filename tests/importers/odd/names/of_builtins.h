int list(void); int dict(void); int str(void); int bytes(void); int object(void); int property(void);
int tuple(void); int len(void); int id(int a); int hash(void); int Exception(void); int OSError(void);
typedef struct { int a; } bytearray; typedef struct { int a; } memoryview;
int lib_take(bytearray *one, memoryview other);
