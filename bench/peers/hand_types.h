/* The records and handles of target.h by hand. */
#ifndef HAND_TYPES_H
#define HAND_TYPES_H

#include "hand.h"
#include "target.h"

/* ---- struct moment ----------------------------------------------------------------------------------------------- */

/* `at` leads to foreign memory for a view, whose owner is kept alive. */
typedef struct {
    PyObject_HEAD
    struct moment *at;
    PyObject *owner;
    struct moment own;
} Moment;

enum { KEPT = 16 };
static PyTypeObject *moment_type;
static Moment *kept[KEPT];
static int kept_count;

static inline Moment *new_moment(void)
{
    Moment *moment;
    if (kept_count > 0)
        PyObject_Init((PyObject *)(moment = kept[--kept_count]), moment_type);
    else if ((moment = PyObject_New(Moment, moment_type)) == NULL)
        return NULL;
    moment->at = &moment->own;
    moment->owner = NULL;
    moment->own = (struct moment){0, 0};
    return moment;
}

static void moment_dealloc(PyObject *self)
{
    Moment *moment = (Moment *)self;
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(moment->owner);
    if (kept_count < KEPT)
        kept[kept_count++] = moment;
    else
        PyObject_Free(self);
    Py_DECREF(type);
}

static PyObject *moment_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"seconds", "nanoseconds", NULL};
    long long seconds = 0, nanoseconds = 0;
    (void)type;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|LL", names, &seconds, &nanoseconds))
        return NULL;
    Moment *moment = new_moment();
    if (moment != NULL)
        moment->own = (struct moment){seconds, nanoseconds};
    return (PyObject *)moment;
}

static PyObject *get_field(PyObject *self, void *offset)
{
    return PyLong_FromLong(*(int64_t *)((char *)((Moment *)self)->at + (intptr_t)offset));
}

static int set_field(PyObject *self, PyObject *value, void *offset)
{
    int64_t number;
    if (UNLIKELY(value == NULL))
        return wrong_type("a value");
    if (as_int64(value, &number) < 0)
        return -1;
    *(int64_t *)((char *)((Moment *)self)->at + (intptr_t)offset) = number;
    return 0;
}

static PyGetSetDef moment_fields[] = {
    {"seconds", get_field, set_field, NULL, (void *)offsetof(struct moment, seconds)},
    {"nanoseconds", get_field, set_field, NULL, (void *)offsetof(struct moment, nanoseconds)},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyType_Slot moment_slots[] = {
    {Py_tp_new, moment_new}, {Py_tp_dealloc, moment_dealloc}, {Py_tp_getset, moment_fields}, {0, NULL}};
static PyType_Spec moment_spec = {"peer_hand.moment", sizeof(Moment), 0, Py_TPFLAGS_DEFAULT, moment_slots};

/* ---- struct box -------------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    struct box *box;
    int uses;
    bool closing;
} Box;

static PyTypeObject *box_type;

static void box_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    box_free(((Box *)self)->box);
    PyObject_Free(self);
    Py_DECREF(type);
}

static PyType_Slot box_slots[] = {{Py_tp_dealloc, box_dealloc}, {0, NULL}};
static PyType_Spec box_spec = {"peer_hand.Box", sizeof(Box), 0, Py_TPFLAGS_DEFAULT, box_slots};

/* A close meanwhile in another thread waits for the last use. */
COLD static void close_unused(Box *box)
{
    box_free(box->box);
    box->box = NULL;
}

#endif
