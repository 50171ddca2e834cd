enum lib_words { mro, name, value, _x_, None, True, class, __init__, _lib_, lib_ };
enum lib_from { from };
