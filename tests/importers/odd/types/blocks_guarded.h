#if __has_feature(blocks)
int lib_block(int (^block)(int));
#endif
int lib_fine(void);
