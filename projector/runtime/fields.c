/* The fields of a record or a variable, brought to life with their texts and what they refer to. */
#include "pj_internal.h"

typedef struct {
    pj_home *home;
    const char *of; /* whose fields they are */
    pj_field *fields;
    pj_case *cases; /* the next one that is free */
} reader;

static const pj_field *own(const reader *to, uint32_t number) { return number == 0 ? NULL : &to->fields[number - 1]; }

/* The cases of a choice, of which there is one more than its length. */
static void read_cases(reader *to, const pj_field_row *row, pj_field *field)
{
    if (row->cases == 0)
        return;
    const pj_case_row *from = &to->home->namespace->cases[row->cases - 1];
    field->cases = to->cases;
    for (uint32_t i = 0; i <= row->length; i++)
        *to->cases++ = (pj_case){from[i].value, &to->fields[from[i].field]};
}

/* A record within that keeps what its pointers lead to is looked into when nothing may fail: its type must live. */
static int make_within(const pj_field *field)
{
    bool is_looked_into = field->kind == PJ_RECORD && (field->flags & PJ_KEEPS) != 0;
    return is_looked_into && pj_type_of(field->type) == NULL ? -1 : 0;
}

static int bring(reader *to, const pj_field_row *row, pj_field *field)
{
    const pj_namespace *namespace = to->home->namespace;
    field->name = pj_text_at(namespace, row->name);
    field->record = to->of;
    field->doc = row->doc == 0 ? NULL : pj_text_at(namespace, row->doc);
    field->offset = row->offset;
    field->size = row->size;
    field->length = row->length;
    field->kind = (uint8_t)row->kind;
    field->bits = (uint8_t)row->bits;
    field->bit_offset = (uint8_t)row->bit_offset;
    field->is_signed = (uint8_t)row->is_signed;
    field->atomic = (uint8_t)row->atomic;
    field->flags = (uint8_t)row->flags;
    field->of = (uint8_t)row->of;
    field->item = (uint8_t)row->item;
    field->part = own(to, row->part);
    field->also = own(to, row->also);
    read_cases(to, row, field);
    if (row->type != 0 && (field->type = pj_desc_of(to->home, row->type - 1)) == NULL)
        return -1;
    return make_within(field);
}

/* So many rows as fields, in one block; NULL after an exception. */
pj_field *pj_read_fields(pj_home *home, const char *of, const uint8_t *rows, uint32_t count, uint32_t cases)
{
    pj_field *fields = PyMem_Calloc(1, count * sizeof *fields + cases * sizeof(pj_case) + 1);
    if (fields == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    reader to = {home, of, fields, (pj_case *)(fields + count)};
    pj_field_row row = {0};
    for (uint32_t i = 0; i < count; i++) {
        pj_read_field_row(home->namespace, &rows, &row);
        if (bring(&to, &row, &fields[i]) < 0) {
            PyMem_Free(fields);
            return NULL;
        }
    }
    return fields;
}
