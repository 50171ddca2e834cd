/* The least extension module there is: what importing any costs. */
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_native", NULL, 0, NULL, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) { return PyModuleDef_Init(&definition); }
