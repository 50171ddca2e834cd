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

static pj_pooled pj_pooled_0[16];
static __attribute__((noinline)) uintptr_t pj_backed_0(pj_pooled *pj_s, uintptr_t pj_a0, uintptr_t pj_a1) { pj_word pj_w[2], pj_r; pj_w[0].w = (uintptr_t)pj_a0; pj_w[1].w = (uintptr_t)pj_a1; pj_call_pooled(pj_s, pj_w, &pj_r); return pj_r.w; }
static uintptr_t pj_back_0_0(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[0], pj_a0, pj_a1); }
static uintptr_t pj_back_0_1(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[1], pj_a0, pj_a1); }
static uintptr_t pj_back_0_2(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[2], pj_a0, pj_a1); }
static uintptr_t pj_back_0_3(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[3], pj_a0, pj_a1); }
static uintptr_t pj_back_0_4(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[4], pj_a0, pj_a1); }
static uintptr_t pj_back_0_5(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[5], pj_a0, pj_a1); }
static uintptr_t pj_back_0_6(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[6], pj_a0, pj_a1); }
static uintptr_t pj_back_0_7(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[7], pj_a0, pj_a1); }
static uintptr_t pj_back_0_8(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[8], pj_a0, pj_a1); }
static uintptr_t pj_back_0_9(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[9], pj_a0, pj_a1); }
static uintptr_t pj_back_0_10(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[10], pj_a0, pj_a1); }
static uintptr_t pj_back_0_11(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[11], pj_a0, pj_a1); }
static uintptr_t pj_back_0_12(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[12], pj_a0, pj_a1); }
static uintptr_t pj_back_0_13(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[13], pj_a0, pj_a1); }
static uintptr_t pj_back_0_14(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[14], pj_a0, pj_a1); }
static uintptr_t pj_back_0_15(uintptr_t pj_a0, uintptr_t pj_a1) { return pj_backed_0(&pj_pooled_0[15], pj_a0, pj_a1); }
static void (*const pj_backs_0[])(void) = { (void (*)(void))pj_back_0_0, (void (*)(void))pj_back_0_1, (void (*)(void))pj_back_0_2, (void (*)(void))pj_back_0_3, (void (*)(void))pj_back_0_4, (void (*)(void))pj_back_0_5, (void (*)(void))pj_back_0_6, (void (*)(void))pj_back_0_7, (void (*)(void))pj_back_0_8, (void (*)(void))pj_back_0_9, (void (*)(void))pj_back_0_10, (void (*)(void))pj_back_0_11, (void (*)(void))pj_back_0_12, (void (*)(void))pj_back_0_13, (void (*)(void))pj_back_0_14, (void (*)(void))pj_back_0_15 };
static const pj_pool pj_pools[] = { { pj_backs_0, pj_pooled_0, 16 },  };

static const pj_package pj_the_package = {
    .name = "gold_api", .namespaces = pj_namespaces, .libraries = pj_libraries, .count = 1, .library_count = 1,
    .tables = &pj_by_table,
    .shapes = pj_shapes,
    .pools = pj_pools,
};

PJ_MODULE(pj_the_package, "gold_api._native")
