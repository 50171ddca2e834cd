struct lib_ops {
    int (*open)(const char *path, int flags);
    void (*close)(struct lib_ops *self);
    int (*all[4])(int);
    int (*(*get)(int a))(long);
    int (*grid[2][3])(void);
    void (**pointer)(void);
    const char *(*const name)(void);
    int (*variadic)(const char *format, ...);
    int (*old)();
};
