enum lib_kind { LIB_ROUND, LIB_SQUARE };
