const char *_Nullable lib_find(const char *_Nonnull what, void *_Null_unspecified where);
#pragma clang assume_nonnull begin
int *lib_assumed(int *a);
#pragma clang assume_nonnull end
