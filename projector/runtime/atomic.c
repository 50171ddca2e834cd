/* Atomic fields, which another thread or the kernel writes or reads meanwhile: read with acquire, written with release
 * order. Records at addresses that aren't aligned can't be accessed at once, so that is refused. */
#include "pj_internal.h"

_Static_assert(__atomic_always_lock_free(1, 0) && __atomic_always_lock_free(2, 0) && __atomic_always_lock_free(4, 0) &&
                   __atomic_always_lock_free(8, 0),
               "every integer is read and written at once");

/* As `place` has seen it: elsewhere it may be aligned to 4. */
typedef uint64_t __attribute__((aligned(8))) aligned_u64;

#define PJ_READ(kind)                                              \
    do {                                                           \
        kind read = __atomic_load_n((kind *)data, __ATOMIC_ACQUIRE); \
        memcpy(value, &read, sizeof read);                         \
    } while (0)
#define PJ_WRITE(kind)                                        \
    do {                                                      \
        kind written;                                         \
        memcpy(&written, value, sizeof written);              \
        __atomic_store_n((kind *)data, written, __ATOMIC_RELEASE); \
    } while (0)

static char *place(const pj_field *field, const pj_memory *memory)
{
    char *data = memory->data + field->offset;
    if ((uintptr_t)data % field->size == 0)
        return data;
    PyErr_Format(PyExc_BufferError, "%s.%s is atomic, and this memory isn't aligned to %u bytes", field->record,
                 field->name, field->size);
    return NULL;
}

/* The same field of a copy of its value. */
static pj_field aside(const pj_field *field)
{
    pj_field plain = *field;
    plain.offset = 0;
    return plain;
}

PyObject *pj_load_atomic(const pj_field *field, const pj_memory *memory)
{
    char value[sizeof(uint64_t)];
    pj_field plain = aside(field);
    char *data = place(field, memory);
    if (data == NULL)
        return NULL;
    switch (field->size) {
    case 1: PJ_READ(uint8_t); break;
    case 2: PJ_READ(uint16_t); break;
    case 4: PJ_READ(uint32_t); break;
    default: PJ_READ(aligned_u64);
    }
    return pj_load(&plain, &(pj_memory){.data = value, .state = memory->state});
}

int pj_store_atomic(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    char value[sizeof(uint64_t)];
    pj_field plain = aside(field);
    char *data = place(field, memory);
    if (data == NULL || pj_store(&plain, &(pj_memory){.data = value, .state = memory->state}, object) < 0)
        return -1;
    switch (field->size) {
    case 1: PJ_WRITE(uint8_t); break;
    case 2: PJ_WRITE(uint16_t); break;
    case 4: PJ_WRITE(uint32_t); break;
    default: PJ_WRITE(aligned_u64);
    }
    return 0;
}
