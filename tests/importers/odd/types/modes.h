typedef int lib_qi __attribute__((mode(QI)));
typedef unsigned lib_di __attribute__((mode(DI)));
typedef int lib_word __attribute__((mode(word)));
lib_di lib_use(lib_qi a, lib_word b);
