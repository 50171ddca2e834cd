/* What a namespace of ours, or its raw one, has besides. */
int raw(void); int aio(void); int new(void); int callback(void); int pointers(void); int Pointer(void);
int __pj_x(void); int pj_call(void); int projector(void); int PJ_HEAD(void); int Py_None(void); int PyObject(void);
