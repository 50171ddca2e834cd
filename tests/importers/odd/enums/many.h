enum lib_many {
#define LIB_TEN(n) LIB_##n##0, LIB_##n##1, LIB_##n##2, LIB_##n##3, LIB_##n##4, LIB_##n##5, LIB_##n##6, LIB_##n##7, LIB_##n##8, LIB_##n##9
    LIB_TEN(a), LIB_TEN(b), LIB_TEN(c), LIB_TEN(d), LIB_TEN(e)
};
