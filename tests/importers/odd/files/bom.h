int lib_bom(void);
#define LIB_BOM 1
