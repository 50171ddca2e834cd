/* The part of CPython's limited API, floor 3.11, that the runtime and generated code use: our own declarations, so that
 * no Python headers are needed and every target compiles the same text. tests/test_python_header.py compares them with
 * the real headers. */
#ifndef PJ_PYTHON_H
#define PJ_PYTHON_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define PJ_API __declspec(dllimport)
#define PJ_EXPORT __declspec(dllexport)
#else
#define PJ_API
#define PJ_EXPORT __attribute__((visibility("default")))
#endif

typedef intptr_t Py_ssize_t;
typedef Py_ssize_t Py_hash_t;
typedef struct _object PyObject;
typedef struct _typeobject PyTypeObject;
typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;
typedef struct _Py_tss_t Py_tss_t;

#if defined(PJ_FREE_THREADED)
#include "pj_free_threaded.h"
#else
struct _object {
    Py_ssize_t ob_refcnt;
    PyTypeObject *ob_type;
};
#define PJ_IMMORTAL 1, NULL
#endif

#if !defined(PJ_ABI3T)
#define PJ_HEAD_SIZE sizeof(PyObject)

typedef struct {
    PyObject ob_base;
    Py_ssize_t ob_size;
} PyVarObject;
#endif

typedef struct {
    void *buf;
    PyObject *obj;
    Py_ssize_t len;
    Py_ssize_t itemsize;
    int readonly;
    int ndim;
    char *format;
    Py_ssize_t *shape;
    Py_ssize_t *strides;
    Py_ssize_t *suboffsets;
    void *internal;
} Py_buffer;

typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef PyObject *(*PyCFunctionFast)(PyObject *, PyObject *const *, Py_ssize_t);
typedef PyObject *(*PyCFunctionFastWithKeywords)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
typedef PyObject *(*PyCFunctionWithKeywords)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*getter)(PyObject *, void *);
typedef int (*setter)(PyObject *, PyObject *, void *);
typedef int (*visitproc)(PyObject *, void *);
typedef void (*destructor)(PyObject *);
typedef void (*PyCapsule_Destructor)(PyObject *);

typedef struct {
    const char *ml_name;
    PyCFunction ml_meth;
    int ml_flags;
    const char *ml_doc;
} PyMethodDef;

typedef struct {
    const char *name;
    getter get;
    setter set;
    const char *doc;
    void *closure;
} PyGetSetDef;

typedef struct {
    int slot;
    void *pfunc;
} PyType_Slot;

typedef struct {
    const char *name;
    int basicsize;
    int itemsize;
    unsigned int flags;
    PyType_Slot *slots;
} PyType_Spec;

typedef struct {
    int slot;
    void *value;
} PyModuleDef_Slot;

#if !defined(PJ_ABI3T)
typedef struct {
    struct {
        PyObject ob_base;
        PyObject *(*m_init)(void);
        Py_ssize_t m_index;
        PyObject *m_copy;
    } m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    int (*m_traverse)(PyObject *, visitproc, void *);
    int (*m_clear)(PyObject *);
    void (*m_free)(void *);
} PyModuleDef;
#endif

#define METH_VARARGS 0x0001
#define METH_KEYWORDS 0x0002
#define METH_NOARGS 0x0004
#define METH_O 0x0008
#define METH_CLASS 0x0010
#define METH_FASTCALL 0x0080

#define Py_TPFLAGS_DISALLOW_INSTANTIATION (1UL << 7)
#define Py_TPFLAGS_IMMUTABLETYPE (1UL << 8)
#define Py_TPFLAGS_HEAPTYPE (1UL << 9)
#define Py_TPFLAGS_HAVE_GC (1UL << 14)
#define Py_TPFLAGS_LONG_SUBCLASS (1UL << 24)
#define Py_TPFLAGS_LIST_SUBCLASS (1UL << 25)
#define Py_TPFLAGS_TUPLE_SUBCLASS (1UL << 26)
#define Py_TPFLAGS_BYTES_SUBCLASS (1UL << 27)
#define Py_TPFLAGS_UNICODE_SUBCLASS (1UL << 28)
#define Py_TPFLAGS_DEFAULT 0UL

#define Py_bf_getbuffer 1
#define Py_mp_ass_subscript 3
#define Py_mp_length 4
#define Py_mp_subscript 5
#define Py_nb_add 7
#define Py_nb_bool 9
#define Py_nb_float 11
#define Py_nb_index 13
#define Py_nb_int 26
#define Py_nb_subtract 36
#define Py_sq_ass_item 39
#define Py_sq_item 44
#define Py_sq_length 45
#define Py_tp_base 48
#define Py_tp_dealloc 52
#define Py_tp_doc 56
#define Py_tp_getattro 58
#define Py_tp_hash 59
#define Py_tp_iter 62
#define Py_tp_iternext 63
#define Py_tp_finalize 80
#define Py_tp_methods 64
#define Py_tp_new 65
#define Py_tp_repr 66
#define Py_tp_richcompare 67
#define Py_tp_setattro 69
#define Py_tp_traverse 71
#define Py_tp_getset 73
#define Py_mod_exec 2

#define PyBUF_SIMPLE 0
#define PyBUF_WRITABLE 0x0001
#define PyBUF_FORMAT 0x0004
#define PyBUF_ND 0x0008
#define PyBUF_STRIDES (0x0010 | PyBUF_ND)

#define Py_EQ 2
#define Py_NE 3

PJ_API extern const unsigned long Py_Version;
PJ_API extern PyTypeObject PyType_Type, PyBytes_Type, PyUnicode_Type, PyLong_Type, PyBool_Type, PyByteArray_Type, PyList_Type, PyTuple_Type, PyDict_Type, PySlice_Type;
PJ_API extern PyObject _Py_NoneStruct, _Py_TrueStruct, _Py_FalseStruct, _Py_NotImplementedStruct;
#define Py_None (&_Py_NoneStruct)
#define Py_True (&_Py_TrueStruct)
#define Py_False (&_Py_FalseStruct)
#define Py_NotImplemented (&_Py_NotImplementedStruct)
PJ_API extern PyObject *PyExc_ArithmeticError, *PyExc_AttributeError, *PyExc_BufferError, *PyExc_DeprecationWarning,
    *PyExc_EOFError, *PyExc_Exception, *PyExc_ImportError, *PyExc_IndexError, *PyExc_KeyError, *PyExc_LookupError,
    *PyExc_MemoryError, *PyExc_NotImplementedError, *PyExc_OSError, *PyExc_OverflowError, *PyExc_PermissionError,
    *PyExc_ResourceWarning, *PyExc_RuntimeError, *PyExc_SystemError, *PyExc_TimeoutError, *PyExc_TypeError,
    *PyExc_UnicodeError, *PyExc_ValueError;

PJ_API void _Py_Dealloc(PyObject *);
#if !defined(PJ_ABI3T)
PJ_API PyObject *_PyObject_New(PyTypeObject *);
PJ_API PyObject *_PyObject_GC_New(PyTypeObject *);
#endif
PJ_API PyObject *PyObject_Init(PyObject *, PyTypeObject *);
PJ_API PyVarObject *PyObject_InitVar(PyVarObject *, PyTypeObject *, Py_ssize_t);
PJ_API void PyObject_Free(void *);
PJ_API void PyObject_GC_Del(void *);
PJ_API int PyObject_GC_IsTracked(PyObject *);
PJ_API void PyObject_GC_Track(void *);
PJ_API void PyObject_GC_UnTrack(void *);
PJ_API void *PyObject_Malloc(size_t);
PJ_API void *PyMem_Malloc(size_t);
PJ_API void *PyMem_Calloc(size_t, size_t);
PJ_API void PyMem_Free(void *);

PJ_API PyObject *PyBool_FromLong(long);
PJ_API PyObject *PyByteArray_FromObject(PyObject *);
PJ_API PyObject *PyBytes_FromStringAndSize(const char *, Py_ssize_t);
PJ_API int PyBytes_AsStringAndSize(PyObject *, char **, Py_ssize_t *);
PJ_API char *PyBytes_AsString(PyObject *);
PJ_API Py_ssize_t PyBytes_Size(PyObject *);
PJ_API PyObject *PyCFunction_NewEx(PyMethodDef *, PyObject *, PyObject *);
PJ_API int PyCallable_Check(PyObject *);
PJ_API void *PyCapsule_GetPointer(PyObject *, const char *);
PJ_API int PyCapsule_IsValid(PyObject *, const char *);
PJ_API PyObject *PyCapsule_New(void *, const char *, PyCapsule_Destructor);
PJ_API PyObject *PyDict_New(void);
PJ_API int PyDict_SetItem(PyObject *, PyObject *, PyObject *);
PJ_API int PyDict_SetItemString(PyObject *, const char *, PyObject *);
PJ_API PyObject *PyDict_GetItemString(PyObject *, const char *);
PJ_API PyObject *PyDict_Copy(PyObject *);
PJ_API int PyDict_DelItem(PyObject *, PyObject *);
PJ_API int PyDict_DelItemString(PyObject *, const char *);
PJ_API PyObject *PyDict_GetItemWithError(PyObject *, PyObject *);
PJ_API Py_ssize_t PyDict_Size(PyObject *);
PJ_API int PyDict_Next(PyObject *, Py_ssize_t *, PyObject **, PyObject **);
PJ_API int PyDict_Update(PyObject *, PyObject *);
PJ_API void PyErr_Clear(void);
PJ_API int PyErr_CheckSignals(void);
PJ_API int PyErr_ExceptionMatches(PyObject *);
PJ_API void PyErr_Fetch(PyObject **, PyObject **, PyObject **);
PJ_API PyObject *PyErr_Format(PyObject *, const char *, ...);
PJ_API PyObject *PyErr_NewExceptionWithDoc(const char *, const char *, PyObject *, PyObject *);
PJ_API PyObject *PyErr_NoMemory(void);
PJ_API void PyErr_NormalizeException(PyObject **, PyObject **, PyObject **);
PJ_API PyObject *PyErr_Occurred(void);
PJ_API void PyErr_Restore(PyObject *, PyObject *, PyObject *);
#if defined(_WIN32)
PJ_API PyObject *PyErr_SetExcFromWindowsErrWithFilenameObject(PyObject *, int, PyObject *);
#endif
PJ_API void PyErr_SetObject(PyObject *, PyObject *);
PJ_API void PyErr_SetString(PyObject *, const char *);
PJ_API int PyErr_WarnFormat(PyObject *, Py_ssize_t, const char *, ...);
PJ_API int PyErr_ResourceWarning(PyObject *, Py_ssize_t, const char *, ...);
PJ_API void PyErr_WriteUnraisable(PyObject *);
PJ_API PyThreadState *PyEval_SaveThread(void);
PJ_API void PyEval_RestoreThread(PyThreadState *);
PJ_API PyThreadState *PyGILState_GetThisThreadState(void);
PJ_API PyThreadState *PyThreadState_Get(void);
PJ_API PyThreadState *PyThreadState_New(PyInterpreterState *);
PJ_API void PyThreadState_Clear(PyThreadState *);
PJ_API void PyThreadState_Delete(PyThreadState *);
PJ_API PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *);
PJ_API Py_tss_t *PyThread_tss_alloc(void);
PJ_API void PyThread_tss_free(Py_tss_t *);
PJ_API int PyThread_tss_create(Py_tss_t *);
PJ_API void *PyThread_tss_get(Py_tss_t *);
PJ_API int PyThread_tss_set(Py_tss_t *, void *);
PJ_API double PyFloat_AsDouble(PyObject *);
PJ_API PyObject *PyFloat_FromDouble(double);
PJ_API PyObject *PyImport_ImportModule(const char *);
PJ_API PyObject *PyInterpreterState_GetDict(PyInterpreterState *);
PJ_API PyInterpreterState *PyInterpreterState_Get(void);
PJ_API unsigned long PyThread_get_thread_ident(void);
PJ_API PyObject *PyList_New(Py_ssize_t);
PJ_API PyObject *PyList_GetItem(PyObject *, Py_ssize_t);
PJ_API int PyList_Append(PyObject *, PyObject *);
PJ_API Py_ssize_t PyList_Size(PyObject *);
PJ_API int PyList_SetItem(PyObject *, Py_ssize_t, PyObject *);
PJ_API int PyList_Sort(PyObject *);
PJ_API long PyLong_AsLongAndOverflow(PyObject *, int *);
PJ_API long long PyLong_AsLongLong(PyObject *);
PJ_API long long PyLong_AsLongLongAndOverflow(PyObject *, int *);
PJ_API unsigned long long PyLong_AsUnsignedLongLong(PyObject *);
PJ_API unsigned long PyLong_AsUnsignedLong(PyObject *);
PJ_API void *PyLong_AsVoidPtr(PyObject *);
PJ_API PyObject *PyLong_FromLong(long);
PJ_API PyObject *PyLong_FromLongLong(long long);
PJ_API PyObject *PyLong_FromSsize_t(Py_ssize_t);
PJ_API PyObject *PyLong_FromUnsignedLong(unsigned long);
PJ_API PyObject *PyLong_FromUnsignedLongLong(unsigned long long);
PJ_API PyObject *PyLong_FromVoidPtr(void *);
PJ_API PyObject *PyMemoryView_FromObject(PyObject *);
#if !defined(PJ_ABI3T)
PJ_API PyObject *PyModuleDef_Init(PyModuleDef *);
#endif
PJ_API int PyModule_AddObjectRef(PyObject *, const char *, PyObject *);
PJ_API PyObject *PyModule_GetDict(PyObject *);
PJ_API void *PyModule_GetState(PyObject *);
PJ_API const char *PyModule_GetName(PyObject *);
PJ_API PyObject *PyNumber_Index(PyObject *);
PJ_API PyObject *PyNumber_Lshift(PyObject *, PyObject *);
PJ_API PyObject *PyNumber_Or(PyObject *, PyObject *);
PJ_API PyObject *PyNumber_Rshift(PyObject *, PyObject *);
PJ_API PyObject *PyComplex_FromDoubles(double, double);
PJ_API double PyComplex_RealAsDouble(PyObject *);
PJ_API double PyComplex_ImagAsDouble(PyObject *);
PJ_API unsigned long long PyLong_AsUnsignedLongLongMask(PyObject *);
PJ_API int PyIndex_Check(PyObject *);
PJ_API Py_ssize_t PyNumber_AsSsize_t(PyObject *, PyObject *);
PJ_API int PyObject_AsFileDescriptor(PyObject *);
PJ_API PyObject *PyObject_Call(PyObject *, PyObject *, PyObject *);
PJ_API PyObject *PyObject_CallNoArgs(PyObject *);
PJ_API PyObject *PyObject_CallFunction(PyObject *, const char *, ...);
PJ_API PyObject *PyObject_CallFunctionObjArgs(PyObject *, ...);
PJ_API PyObject *PyObject_CallMethod(PyObject *, const char *, const char *, ...);
PJ_API int PyObject_CheckBuffer(PyObject *);
PJ_API PyObject *PyObject_GetAttr(PyObject *, PyObject *);
PJ_API PyObject *PyObject_GetAttrString(PyObject *, const char *);
PJ_API PyObject *PyObject_GenericGetAttr(PyObject *, PyObject *);
PJ_API int PyObject_GenericSetAttr(PyObject *, PyObject *, PyObject *);
PJ_API int PyObject_GetBuffer(PyObject *, Py_buffer *, int);
PJ_API Py_hash_t PyObject_Hash(PyObject *);
PJ_API int PyObject_IsInstance(PyObject *, PyObject *);
PJ_API int PyObject_RichCompareBool(PyObject *, PyObject *, int);
PJ_API int PyObject_SetAttrString(PyObject *, const char *, PyObject *);
PJ_API PyObject *PyObject_SelfIter(PyObject *);
PJ_API PyObject *PyObject_Repr(PyObject *);
PJ_API int Py_ReprEnter(PyObject *);
PJ_API void Py_ReprLeave(PyObject *);
PJ_API void PyBuffer_Release(Py_buffer *);
PJ_API int PyBuffer_FillInfo(Py_buffer *, PyObject *, void *, Py_ssize_t, int, int);
PJ_API int PySequence_Check(PyObject *);
PJ_API PyObject *PySequence_GetItem(PyObject *, Py_ssize_t);
PJ_API PyObject *PySequence_List(PyObject *);
PJ_API Py_ssize_t PySequence_Size(PyObject *);
PJ_API PyObject *PySequence_Tuple(PyObject *);
PJ_API int PySlice_Unpack(PyObject *, Py_ssize_t *, Py_ssize_t *, Py_ssize_t *);
PJ_API Py_ssize_t PySlice_AdjustIndices(Py_ssize_t, Py_ssize_t *, Py_ssize_t *, Py_ssize_t);
PJ_API PyObject *PyTuple_GetItem(PyObject *, Py_ssize_t);
PJ_API PyObject *PyTuple_GetSlice(PyObject *, Py_ssize_t, Py_ssize_t);
PJ_API PyObject *PyTuple_New(Py_ssize_t);
PJ_API PyObject *PyTuple_Pack(Py_ssize_t, ...);
PJ_API int PyTuple_SetItem(PyObject *, Py_ssize_t, PyObject *);
PJ_API Py_ssize_t PyTuple_Size(PyObject *);
PJ_API void *PyType_GetSlot(PyTypeObject *, int);
PJ_API unsigned long PyType_GetFlags(PyTypeObject *);
PJ_API PyObject *PyType_FromModuleAndSpec(PyObject *, PyType_Spec *, PyObject *);
PJ_API PyObject *PyType_GenericAlloc(PyTypeObject *, Py_ssize_t);
PJ_API PyObject *PyType_GenericNew(PyTypeObject *, PyObject *, PyObject *);
PJ_API int PyType_IsSubtype(PyTypeObject *, PyTypeObject *);
PJ_API PyObject *PyUnicode_AsEncodedString(PyObject *, const char *, const char *);
PJ_API const char *PyUnicode_AsUTF8AndSize(PyObject *, Py_ssize_t *);
PJ_API int PyUnicode_Compare(PyObject *, PyObject *);
PJ_API PyObject *PyUnicode_Decode(const char *, Py_ssize_t, const char *, const char *);
PJ_API PyObject *PyUnicode_DecodeFSDefault(const char *);
PJ_API PyObject *PyUnicode_DecodeLocale(const char *, const char *);
PJ_API PyObject *PyUnicode_DecodeUTF8(const char *, Py_ssize_t, const char *);
PJ_API PyObject *PyUnicode_EncodeLocale(PyObject *, const char *);
PJ_API Py_ssize_t PyUnicode_FindChar(PyObject *, uint32_t, Py_ssize_t, Py_ssize_t, int);
PJ_API Py_ssize_t PyUnicode_GetLength(PyObject *);
PJ_API int PyUnicode_FSConverter(PyObject *, void *);
PJ_API int PyUnicode_FSDecoder(PyObject *, void *);
PJ_API PyObject *PyUnicode_FromFormat(const char *, ...);
PJ_API PyObject *PyUnicode_FromString(const char *);
PJ_API PyObject *PyUnicode_InternFromString(const char *);
PJ_API PyObject *PyUnicode_Join(PyObject *, PyObject *);

#if !defined(PJ_ABI3T)
static inline PyTypeObject *Py_TYPE(PyObject *o) { return o->ob_type; }
#endif
#if !defined(PJ_FREE_THREADED)
static inline void Py_SET_REFCNT(PyObject *o, Py_ssize_t count) { o->ob_refcnt = count; }
static inline void Py_INCREF(void *o) { ((PyObject *)o)->ob_refcnt++; }
static inline void Py_DECREF(void *o)
{
    if (--((PyObject *)o)->ob_refcnt == 0)
        _Py_Dealloc((PyObject *)o);
}
#endif
static inline void Py_XDECREF(void *o)
{
    if (o)
        Py_DECREF(o);
}
static inline void *Py_NewRef(void *o)
{
    Py_INCREF(o);
    return o;
}

#endif
