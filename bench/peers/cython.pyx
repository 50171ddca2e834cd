# target.h by Cython.
# With RELEASED, which the build defines, each call gives the GIL up.
# cython: language_level=3, boundscheck=False, wraparound=False, c_string_type=unicode, c_string_encoding=utf8

cimport cython
from cpython.exc cimport PyErr_SetFromErrno
from libc cimport errno
from libc.stdint cimport int64_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc

cdef extern from "target.h" nogil:
    ctypedef struct c_moment "struct moment":
        int64_t seconds, nanoseconds
    ctypedef struct c_box "struct box":
        pass
    int c_nothing "nothing"()
    int c_add "add"(int a, int b)
    size_t c_length "length"(const char *text)
    uint32_t c_checksum "checksum"(const void *data, size_t size)
    int c_fill "fill"(void *data, size_t size, int value)
    int c_now "now"(int clock, c_moment *out)
    void c_divide "divide"(int dividend, int divisor, int *quotient, int *remainder)
    int64_t c_eight "eight"(int a, unsigned b, int64_t c, uint64_t d, double e, float f, const char *g, int h)
    int c_fail "fail"(int code)
    ctypedef int (*c_visit "visit")(void *context, int value) noexcept
    int64_t c_visit_all "visit_all"(int count, c_visit call, void *context)
    int64_t c_visit_elsewhere "visit_elsewhere"(int count, c_visit call, void *context)
    c_moment c_later "later"(c_moment start, c_moment span)
    size_t c_texts_total "texts_total"(const char *const *texts)
    int64_t c_moments_total "moments_total"(const c_moment *moments, size_t count)
    void c_moments_fill "moments_fill"(c_moment *moments, size_t count)
    c_box *c_box_new "box_new"(int value)
    int c_box_value "box_value"(const c_box *box)
    void c_box_free "box_free"(c_box *box)


@cython.final
@cython.freelist(16)
cdef class moment:
    cdef c_moment own

    def __init__(self, int64_t seconds=0, int64_t nanoseconds=0):
        self.own = c_moment(seconds, nanoseconds)

    @property
    def seconds(self):
        return self.own.seconds

    @seconds.setter
    def seconds(self, int64_t value):
        self.own.seconds = value

    @property
    def nanoseconds(self):
        return self.own.nanoseconds

    @nanoseconds.setter
    def nanoseconds(self, int64_t value):
        self.own.nanoseconds = value


@cython.final
cdef class Box:
    cdef c_box *held

    def __dealloc__(self):
        c_box_free(self.held)


def nothing():
    cdef int result
    with nogil(RELEASED):
        result = c_nothing()
    return result


def add(int a, int b):
    cdef int result
    with nogil(RELEASED):
        result = c_add(a, b)
    return result


def length(const char *text):
    cdef size_t result
    with nogil(RELEASED):
        result = c_length(text)
    return result


def checksum_bytes(bytes data not None):
    cdef uint32_t result
    cdef const char *start = data
    cdef size_t size = len(data)
    with nogil(RELEASED):
        result = c_checksum(start, size)
    return result


def checksum(const unsigned char[::1] data not None):
    cdef uint32_t result
    with nogil(RELEASED):
        result = c_checksum(&data[0], data.shape[0])
    return result


def fill(unsigned char[::1] data not None, int value):
    cdef int result
    with nogil(RELEASED):
        result = c_fill(&data[0], data.shape[0], value)
    return result


def now(int clock):
    cdef moment out = moment.__new__(moment)
    cdef int status, error
    with nogil(RELEASED):
        status = c_now(clock, &out.own)
        error = errno.errno
    if status == -1:
        errno.errno = error
        PyErr_SetFromErrno(OSError)
    return out


def divide(int dividend, int divisor):
    cdef int quotient, remainder
    with nogil(RELEASED):
        c_divide(dividend, divisor, &quotient, &remainder)
    return quotient, remainder


def eight(int a, unsigned b, int64_t c, uint64_t d, double e, float f, const char *g, int h):
    cdef int64_t result
    with nogil(RELEASED):
        result = c_eight(a, b, c, d, e, f, g, h)
    return result


def fail(int code):
    cdef int status, error
    with nogil(RELEASED):
        status = c_fail(code)
        error = errno.errno
    if status == -1:
        errno.errno = error
        PyErr_SetFromErrno(OSError)


def box_new(int value):
    cdef Box box = Box.__new__(Box)
    box.held = c_box_new(value)
    return box


def box_value(Box box not None):
    cdef int result
    with nogil(RELEASED):
        result = c_box_value(box.held)
    return result


def later(moment start not None, moment span not None):
    cdef moment result = moment.__new__(moment)
    with nogil(RELEASED):
        result.own = c_later(start.own, span.own)
    return result


def texts_total(list texts not None):
    cdef list kept = texts[:] if RELEASED else texts  # another thread may change the list meanwhile
    cdef size_t count = len(kept), i, result
    cdef const char **block = <const char **>malloc((count + 1) * sizeof(char *))
    if block == NULL:
        raise MemoryError
    try:
        for i in range(count):
            block[i] = kept[i]
        block[count] = NULL
        with nogil(RELEASED):
            result = c_texts_total(block)
        return result
    finally:
        free(block)


@cython.final
cdef class Visit:
    cdef object call, error

    def __cinit__(self, call):
        self.call = call


cdef int visit_held(void *context, int value) noexcept:
    cdef Visit visit = <Visit>context
    if visit.error is not None:
        return 0
    try:
        return visit.call(value)
    except BaseException as error:
        visit.error = error
        return 0


cdef int visit_released(void *context, int value) noexcept with gil:
    return visit_held(context, value)


def visit_all(int count, call not None):
    cdef Visit visit = Visit(call)
    cdef int64_t result
    with nogil(RELEASED):
        result = c_visit_all(count, <c_visit>visit_released if RELEASED else <c_visit>visit_held, <void *>visit)
    if visit.error is not None:
        raise visit.error
    return result


def visit_elsewhere(int count, call not None):
    cdef Visit visit = Visit(call)
    cdef int64_t result
    with nogil:
        result = c_visit_elsewhere(count, <c_visit>visit_released, <void *>visit)
    if visit.error is not None:
        raise visit.error
    return result


def moments_total(list moments not None):
    cdef size_t count = len(moments), i
    cdef int64_t result
    cdef c_moment *block = <c_moment *>malloc((count + 1) * sizeof(c_moment))
    if block == NULL:
        raise MemoryError
    try:
        for i in range(count):
            block[i] = (<moment?>moments[i]).own
        with nogil(RELEASED):
            result = c_moments_total(block, count)
        return result
    finally:
        free(block)


def moments_fill(size_t count):
    cdef c_moment *block = <c_moment *>malloc((count + 1) * sizeof(c_moment))
    cdef list result = []
    cdef moment one
    cdef size_t i
    if block == NULL:
        raise MemoryError
    try:
        with nogil(RELEASED):
            c_moments_fill(block, count)
        for i in range(count):
            one = moment.__new__(moment)
            one.own = block[i]
            result.append(one)
        return result
    finally:
        free(block)
