void lib_vla(int n, int a[n]);
void lib_vla2(int n, int m, double a[n][m]);
void lib_star(int n, int a[*]);
void lib_static(int a[static 4], const char b[static const 2]);
void lib_qualified(int a[const], int b[restrict], int c[volatile 3]);
void lib_flat(int a[][3][2], char *argv[], const char text[10]);
