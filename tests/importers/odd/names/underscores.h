int _(void); int __(void); int _lib(int _); int __lib(int __x); int lib_(void); int _1(void);
struct _s { int _, __; };
typedef struct _lib_node _lib_node_t;
struct _lib_node { _lib_node_t *_next; };
