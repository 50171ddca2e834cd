/* A record's fields, brought to life with their texts and what they refer to. */
#include "pj_internal.h"

static const pj_field *own(const pj_type *type, uint32_t number) { return number == 0 ? NULL : &type->fields[number - 1]; }

static void read_row(const pj_type *type, const pj_field_row *row, pj_field *field)
{
    const pj_namespace *home = type->desc->home;
    field->name = pj_text_at(home, row->name);
    field->record = type->desc->name;
    field->doc = row->doc == 0 ? NULL : pj_text_at(home, row->doc);
    field->offset = row->offset;
    field->size = row->size;
    field->length = row->length;
    field->kind = row->kind;
    field->bits = row->bits;
    field->bit_offset = row->bit_offset;
    field->is_signed = row->is_signed;
    field->atomic = row->atomic;
    field->flags = row->flags;
    field->of = row->of;
    field->item = row->item;
    field->type = row->type == 0 ? NULL : home->types[row->type - 1];
    field->part = own(type, row->part);
    field->also = own(type, row->also);
}

/* The cases of a choice, of which there is one more than its length; gives where the next one's start. */
static pj_case *read_cases(const pj_type *type, const pj_field_row *row, pj_field *field, pj_case *cases)
{
    if (row->cases == 0)
        return cases;
    const pj_case_row *from = &type->desc->home->cases[row->cases - 1];
    field->cases = cases;
    for (uint32_t i = 0; i <= row->length; i++)
        cases[i] = (pj_case){from[i].value, &type->fields[from[i].field]};
    return cases + row->length + 1;
}

/* A record within that keeps what its pointers lead to is looked into when nothing may fail: its type must live. */
static int make_within(const pj_type *type, const pj_field *field)
{
    bool is_looked_into = field->kind == PJ_RECORD && (field->flags & PJ_KEEPS) != 0;
    return is_looked_into && pj_type_of(type->state, field->type) == NULL ? -1 : 0;
}

int pj_make_fields(pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    const pj_field_row *rows = desc->type.home->fields + desc->fields;
    type->fields = PyMem_Calloc(1, desc->rows * sizeof *type->fields + desc->cases * sizeof(pj_case) + 1);
    if (type->fields == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    pj_case *cases = (pj_case *)(type->fields + desc->rows);
    for (uint32_t i = 0; i < desc->rows; i++) {
        read_row(type, &rows[i], &type->fields[i]);
        cases = read_cases(type, &rows[i], &type->fields[i], cases);
        if (make_within(type, &type->fields[i]) < 0)
            return -1;
    }
    return 0;
}
