/* Packed rows, read: what a row states, and what its columns are else; and functions with their texts. */
#include "pj_internal.h"

#define PJ_STATES(stated, row, column) ((stated) >> (offsetof(row, column) / sizeof(uint32_t)) & 1)

/* A row is a struct of nothing but numbers of 32 bits. Gives which of them are stated, a bit each. */
uint64_t pj_read_row(const uint8_t **at, void *row)
{
    uint32_t *columns = row;
    uint64_t stated = pj_read_number(at);
    for (uint64_t left = stated; left != 0; left &= left - 1)
        columns[__builtin_ctzll(left)] = (uint32_t)pj_read_number(at);
    return stated;
}

/* Gives where the numbers of the function's types are. */
const uint8_t *pj_read_function_row(const pj_namespace *namespace, uint32_t place, pj_function_row *row)
{
    const uint8_t *at = namespace->functions + place;
    *row = (pj_function_row){0};
    pj_read_row(&at, row);
    if (row->native == 0)
        row->native = row->name;
    if (row->symbol == 0)
        row->symbol = row->native;
    return at;
}

/* Gives where the record's fields are. */
const uint8_t *pj_read_record_row(const pj_namespace *namespace, uint32_t place, pj_record_row *row)
{
    const uint8_t *at = namespace->records + place;
    *row = (pj_record_row){0};
    pj_read_row(&at, row);
    return at;
}

static uint32_t aligned(uint32_t offset, uint32_t size)
{
    bool is_number = size == 1 || size == 2 || size == 4 || size == 8;
    return is_number ? (offset + size - 1) / size * size : offset;
}

/* The row behind the one that `row` holds; zeros before the first. */
void pj_read_field_row(const pj_namespace *namespace, const uint8_t **at, pj_field_row *row)
{
    uint32_t end = row->offset + row->size;
    pj_place next = row->name + (pj_place)strlen(pj_text_at(namespace, row->name)) + 1;
    uint64_t stated = pj_read_row(at, row);
    if (!PJ_STATES(stated, pj_field_row, name))
        row->name = next;
    if (!PJ_STATES(stated, pj_field_row, offset))
        row->offset = aligned(end, row->size);
}

/* ---- functions --------------------------------------------------------------------------------------------------- */

/* Names that stand one after another. */
static void name_listed(pj_function_desc *desc, const char *name)
{
    for (int i = 0; i < desc->count; i++, name = pj_next_text(name))
        desc->parameters[i] = name;
}

/* Where one of some characters comes first, or the end. */
static const char *find(const char *at, const char *wanted)
{
    for (; *at != '\0'; at++)
        for (const char *one = wanted; *one != '\0'; one++)
            if (*at == *one)
                return at;
    return at;
}

/* What is behind the next comma and space. */
static const char *behind_comma(const char *at)
{
    for (at = find(at, ","); at[1] != ' ';)
        at = find(at + 1, ",");
    return at + 2;
}

/* Names as a text signature has them, `f(a, /, b=1, *, c)`, which is cut up. Where it could be read otherwise, they are listed. */
static void name_signed(pj_function_desc *desc, char *signature)
{
    const char *at = find(signature, "(") + 1;
    for (int i = 0; i < desc->count; i++) {
        while (*at == '/' || *at == '*')
            at = behind_comma(at);
        desc->parameters[i] = at;
        const char *end = find(at, ",=)");
        at = i + 1 < desc->count ? behind_comma(end) : end;
        signature[end - signature] = '\0';
    }
}

/* A function's row, with its texts. */
pj_function_desc *pj_describe_function(const pj_namespace *namespace, uint32_t place)
{
    pj_function_row row;
    const uint8_t *refs = pj_read_function_row(namespace, place, &row);
    const char *doc = pj_text_at(namespace, row.doc);
    size_t named = (row.count + 1) * sizeof(char *), line = row.parameters == 0 ? (size_t)(find(doc, "\n") - doc) + 1 : 0;
    pj_function_desc *desc = PyMem_Calloc(1, sizeof *desc + named + line);
    if (desc == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    desc->row = row;
    desc->refs = refs;
    desc->compiled = row.compiled == 0 ? NULL : &namespace->compiled[row.compiled - 1];
    desc->name = pj_text_at(namespace, row.name);
    desc->native = pj_text_at(namespace, row.native);
    desc->symbol = pj_text_at(namespace, row.symbol);
    desc->parameters = (const char **)(desc + 1);
    desc->required = (uint32_t)(((uint64_t)1 << row.count) - 1) & ~row.optional;
    desc->count = (uint8_t)row.count;
    desc->positional = (uint8_t)(row.count - row.keyword_only);
    desc->positional_only = (uint8_t)row.positional_only;
    char *signature = (char *)desc + sizeof *desc + named;
    if (row.parameters != 0)
        name_listed(desc, pj_text_at(namespace, row.parameters));
    else if (row.count != 0)
        name_signed(desc, memcpy(signature, doc, line - 1));
    return desc;
}
