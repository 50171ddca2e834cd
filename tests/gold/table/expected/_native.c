/* Written by projector's render stage: the extension module and its tables. */
#include "projector.h"

static const pj_library pj_libraries[] = {
    { 0, "gold.libc", NULL, NULL },
    { 0, NULL, NULL, NULL },
};

extern const pj_namespace pj_namespace_1n_names;
static const pj_namespace *const pj_namespaces[] = {
    &pj_namespace_1n_names,
    NULL,
};

static uintptr_t pj_shape_0(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { typedef struct { int f_m0; int f_m1; } pj_record0; pj_record0 pj_x = ((pj_record0 (*)(pj_record0, pj_record0))pj_f)(PJ_VALUE(pj_record0, (const void *)pj_w[0].w), PJ_VALUE(pj_record0, (const void *)pj_w[1].w)); memcpy(pj_r, &pj_x, sizeof pj_x); return pj_r->w; }
static uintptr_t pj_shape_1(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { (void)pj_r; ((void (*)(uintptr_t))pj_f)(pj_w[0].w); return 0; }
static uintptr_t pj_shape_2(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { (void)pj_r; return ((uintptr_t (*)(uintptr_t))pj_f)(pj_w[0].w); }
static uintptr_t pj_shape_3(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { (void)pj_r; ((void (*)(uintptr_t, uintptr_t))pj_f)(pj_w[0].w, pj_w[1].w); return 0; }
static uintptr_t pj_shape_4(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { (void)pj_r; return ((uintptr_t (*)(uintptr_t, uintptr_t))pj_f)(pj_w[0].w, pj_w[1].w); }
static uintptr_t pj_shape_5(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { (void)pj_r; return ((uintptr_t (*)(uintptr_t, uintptr_t, float))pj_f)(pj_w[0].w, pj_w[1].w, pj_w[2].f); }
static uintptr_t pj_shape_6(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r) { (void)pj_r; return ((uintptr_t (*)(uintptr_t, uintptr_t, uintptr_t))pj_f)(pj_w[0].w, pj_w[1].w, pj_w[2].w); }
static const pj_shape pj_shapes[] = { pj_shape_0, pj_shape_1, pj_shape_2, pj_shape_3, pj_shape_4, pj_shape_5, pj_shape_6,  };

static const pj_package pj_the_package = {
    .name = "gold_api", .namespaces = pj_namespaces, .libraries = pj_libraries, .count = 1, .library_count = 1,
    .shapes = pj_shapes,
};

PJ_MODULE(pj_the_package, "gold_api._native")
