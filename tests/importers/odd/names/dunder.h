int __init__(void); int __name__(void); int __doc__(void); int __getattr__(int a); int __dir__(void);
int __all__(void); int __file__(void); int __path__(void); int __loader__(void); int __class__(void);
