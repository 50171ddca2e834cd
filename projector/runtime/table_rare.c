/* The table tier's rare steps: other functions that are asked, types that arguments decide, numbers wider than a word,
 * views of native memory, and what stands for C's `...`. */
#include "pj_internal.h"

/* ---- other functions, and forms of the call --------------------------------------------------------------------------- */

/* A number in the frame as a variable of another kind. */
static void assign(char *to, uint8_t to_kind, const pj_word *from, uint8_t kind)
{
    if (kind == PJ_F32 || kind == PJ_F64)
        memcpy(to, from, sizeof *from);
    else
        pj_put_number(to, to_kind, pj_number_at((const char *)from, kind));
}

/* Calls another native function. What it is passed stands in words of its own. */
void pj_ask_native(const pj_call *call, const pj_step *step)
{
    const pj_function *fn = call->fn;
    pj_shape shape = fn->home->state->package->shapes[step->ref];
    for (int i = 0; i < step->item; i++)
        pj_pass_step(call, pj_aside(call, step->value + i));
    pj_word result = {.l = 0};
    result.w = shape(fn->natives[step->argument], (const pj_word *)(call->frame + step->other), &result);
    pj_narrow((char *)&result, step->kind);
    assign(call->frame + step->into, step->into_kind, &result, step->kind);
}

/* The first of these steps whose condition holds; the last one needs none. */
static const pj_step *chosen(const pj_call *call, int64_t first, int count)
{
    const pj_step *step = pj_aside(call, first), *last = step + count - 1;
    while (step < last && !pj_is_met(call, step->condition))
        step++;
    return step;
}

/* How the call looks to the processor, where arguments of several kinds stand for C's `...`. */
pj_shape pj_form_of(const pj_call *call)
{
    const pj_step *form = chosen(call, call->table->form, call->table->forms);
    return call->fn->home->state->package->shapes[form->ref];
}

/* Whichever of several it is; a named parameter has a kind of its own. */
void pj_pass_chosen(const pj_call *call, const pj_step *step)
{
    const pj_step *one = chosen(call, step->value, step->item);
    pj_word *word = (pj_word *)(call->frame + step->into);
    pj_pass_step(call, one);
    if (step->op == PJ_OP_PASS_CHOSEN_AS) {
        pj_narrow((char *)word, one->kind);
        pj_widen(word, step->kind, pj_number_at((const char *)word, one->kind));
    }
}

/* ---- numbers wider than a word ---------------------------------------------------------------------------------------- */

void pj_begin_wide(const pj_step *step, pj_wide *wide)
{
    double number;
    memcpy(&number, &step->value, sizeof number);
    memset(wide, 0, sizeof *wide);
    switch (step->kind) {
    case PJ_C64:
        wide->c64 = (float)number;
        break;
    case PJ_C128:
        wide->c128 = number;
        break;
#if defined(__SIZEOF_INT128__)
    case PJ_I128: case PJ_U128:
        wide->i128 = step->value;
        break;
#endif
    default:
        wide->longer = number;
    }
}

/* A number wider than a word. */
static int convert_wide(const pj_function *fn, const pj_step *step, PyObject *arg, void *into)
{
    int index = step->argument;
    switch (step->op) {
    case PJ_OP_C64:
        return pj_arg_c64(fn, arg, index, into);
    case PJ_OP_C128:
        return pj_arg_c128(fn, arg, index, into);
#if defined(__SIZEOF_INT128__)
    case PJ_OP_I128:
        return pj_arg_i128(fn, arg, index, into);
    case PJ_OP_U128:
        return pj_arg_u128(fn, arg, index, into);
#endif
    default:
        return pj_arg_long_double(fn, arg, index, into);
    }
}

PyObject *pj_build_wide(const pj_function *fn, uint8_t kind, const void *from)
{
    pj_wide value;
    memset(&value, 0, sizeof value);
    memcpy(&value, from, (size_t)pj_kind_size(kind));
    switch (kind) {
    case PJ_C64:
        return pj_make_c64(fn, value.c64);
#if defined(__SIZEOF_INT128__)
    case PJ_I128:
        return pj_make_i128(fn, value.i128);
    case PJ_U128:
        return pj_make_u128(fn, value.u128);
#endif
    default:
        return pj_make_c128(fn, value.c128);
    }
}

/* ---- conversions ------------------------------------------------------------------------------------------------------ */

static int convert_pieces(const pj_call *call, const pj_step *step)
{
    int64_t packed = step->value;
    pj_piece piece = {packed & 0xFFFF, packed >> 16 & 0xFFFF, packed >> 32 & 0xFF, packed >> 40 & 1};
    return pj_arg_pieces(call->fn, call->args[step->argument], step->argument, step->item, piece,
                         (PyObject **)(call->frame + step->other), (pj_buffer *)(call->frame + step->into));
}

/* Two integers of 32 bits, which together decide a type. */
static int join(const pj_call *call, const pj_step *step)
{
    const pj_at *low = &call->table->places[step->ref];
    uint64_t high = (uint32_t)pj_number_at(call->frame + step->other, step->other_kind);
    high = high << 32 | (uint32_t)pj_number_at(call->frame + low->at, low->kind);
    pj_put_number(call->frame + step->into, step->into_kind, (int64_t)high);
    return 0;
}

static PJ_COLD int decide(const pj_call *call, const pj_step *step)
{
    const pj_namespace *namespace = call->fn->home->namespace;
    int64_t value = pj_number_at(call->frame + step->into, step->into_kind);
    return pj_bad_choice(call->fn, step->argument, step->ref, value, pj_text_at(namespace, (pj_place)step->item),
                         pj_text_at(namespace, (pj_place)step->value));
}

/* An argument that is given although nothing is decided, or isn't although it must be. */
static int decide_given(const pj_call *call, const pj_step *step)
{
    bool given = PJ_SOME(call->args[step->ref]);
    uint16_t wrong = given ? (uint16_t)step->value : (uint16_t)step->item;
    return wrong == 0 || !pj_is_met(call, wrong) ? 0 : pj_bad_given(call->fn, step->ref, step->argument, given);
}

static int take_further(const pj_call *call, const pj_step *step)
{
    pj_further *further = (pj_further *)(call->frame + step->other);
    pj_word *words = (pj_word *)(call->frame + step->into);
    if (pj_take_further(call->fn, further) < 0)
        return -1;
    for (int i = 0; i < PJ_FURTHER_MOST; i++)
        words[i].w = (uintptr_t)further->words[i];
    for (int i = 0; i < PJ_FURTHER_FLOATS; i++)
        words[PJ_FURTHER_MOST + i].d = further->numbers[i];
    return 0;
}

int pj_convert_rarely(const pj_call *call, const pj_step *step)
{
    switch (step->op) {
    case PJ_OP_PIECES:
        return convert_pieces(call, step);
    case PJ_OP_JOIN:
        return join(call, step);
    case PJ_OP_DECIDE:
        return decide(call, step);
    case PJ_OP_DECIDE_GIVEN:
        return decide_given(call, step);
    case PJ_OP_TAKE_FURTHER:
        return take_further(call, step);
    default:
        return convert_wide(call->fn, step, call->args[step->argument], call->frame + step->into);
    }
}

/* ---- results ---------------------------------------------------------------------------------------------------------- */

/* How long native memory lives, and whether it may be written to. */
static pj_terms terms_of(const pj_call *call, const pj_step *step)
{
    int free = (int)(step->value >> 32 & 0xFF) - 1;
    return (pj_terms){free, step->value >> 40 & 1, pj_owners_of(call, step), pj_parents_of(call, step)};
}

static PyObject *build_lent(const pj_call *call, const pj_step *step, void *at)
{
    const pj_function *fn = call->fn;
    pj_terms terms = terms_of(call, step);
    int64_t count = step->has_other ? pj_count_of(call, step) : 0;
    switch (step->op) {
    case PJ_OP_MAKE_FOREIGN:
        return pj_make_foreign(fn, step->ref, at, terms);
    case PJ_OP_MAKE_FOREIGN_BLOCK:
        return pj_make_foreign_block(fn, step->ref, at, count, terms);
    case PJ_OP_MAKE_CHAIN:
        return pj_make_chain(fn, step->ref, at, (uint32_t)step->item, terms);
    case PJ_OP_MAKE_RECORD_COPIES:
        return pj_make_record_copies(fn, step->ref, at, count, terms);
    case PJ_OP_MAKE_OPAQUES:
        return pj_make_opaques(fn, step->ref, at, count, terms);
    case PJ_OP_MAKE_HANDLE_LIST:
        return pj_make_handle_list(fn, step->ref, at, count, terms);
    case PJ_OP_MAKE_LENT_LIST:
        return pj_make_lent_list(fn, step->ref, at, count, terms);
    default:
        return pj_make_memory_view(fn, at, count * step->item, terms);
    }
}

static pj_stride stride_of(const pj_call *call, const pj_step *step)
{
    const pj_step *said = pj_aside(call, step->value);
    return (pj_stride){(uint32_t)said->item, said->ref, (uint32_t)said->value, (pj_counts)said->kind};
}

/* The first one whose condition holds, or None. */
static PyObject *build_chosen(const pj_call *call, const pj_step *step)
{
    for (int i = 0; i < step->item; i++) {
        const pj_step *one = pj_aside(call, step->value + i);
        if (pj_is_met(call, one->condition))
            return pj_build(call, one);
    }
    return pj_make_none(call->fn);
}

PyObject *pj_build_rarely(const pj_call *call, const pj_step *step)
{
    const pj_function *fn = call->fn;
    void *from = call->frame + step->into, **at = from;
    switch (step->op) {
    case PJ_OP_MAKE_VALUE:
        return pj_make_value(fn, step->ref, from);
    case PJ_OP_MAKE_COPY_REACHING: {
        pj_stride reach = stride_of(call, step);
        return pj_make_copy(fn, step->ref, *at, &reach);
    }
    case PJ_OP_MAKE_STREAM: {
        int64_t used = (step->has_other ? pj_count_of(call, step) : ((pj_buffer *)from)->count) * step->item;
        return pj_make_stream(fn, call->args[step->argument], from, used, step->ref, stride_of(call, step));
    }
    case PJ_OP_MAKE_WITHIN: {
        bool is_within = pj_is_within(fn, *(PyObject **)(call->frame + step->other), *at);
        return is_within ? pj_build(call, pj_aside(call, step->value)) : NULL;
    }
    case PJ_OP_MAKE_CHOSEN:
        return build_chosen(call, step);
    case PJ_OP_MAKE_POINTERS:
        return pj_make_pointers(fn, step->ref, *at, pj_count_of(call, step));
    case PJ_OP_MAKE_TEXTS:
        return pj_make_texts(fn, *at, pj_count_of(call, step), step->kind);
    case PJ_OP_MAKE_VIEW:
        return pj_make_view(fn, step->ref, *at);
    default: {
        PyObject *result = build_lent(call, step, *at);
        if (step->value >> 32 & 0xFF) /* it is the result's to free, or was freed */
            *at = NULL;
        return result;
    }
    }
}
