struct lib_words { int class, def, None, from, pass, self; };
union lib_either { int in; float is; };
