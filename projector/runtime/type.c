/* Types as they are written down, brought to life: what is used of a type has a descriptor in each interpreter. */
#include "pj_internal.h"

/* The namespace where a type is at home, and its slot there, of a number that another one knows it by. */
static const pj_namespace *find_slot(const pj_namespace *namespace, uint32_t number, uint32_t *slot)
{
    *slot = number;
    if (number < namespace->type_count)
        return namespace;
    const pj_elsewhere_row *row = &namespace->elsewhere[number - namespace->type_count];
    const pj_namespace *there = namespace->neighbours[row->neighbour];
    const char *name = pj_text_at(namespace, row->name);
    for (*slot = 0; strcmp(pj_text_at(there, there->types[*slot].name), name) != 0;)
        ++*slot;
    return there;
}

static pj_fingerprint fingerprint_at(const pj_namespace *namespace, uint32_t slot)
{
    return (pj_fingerprint){.low = namespace->fingerprints[slot]};
}

pj_fingerprint pj_fingerprint_of(const pj_namespace *namespace, uint32_t number)
{
    uint32_t slot;
    const pj_namespace *there = find_slot(namespace, number, &slot);
    return fingerprint_at(there, slot);
}

const char *pj_type_name(const pj_namespace *namespace, uint32_t number)
{
    bool is_own = number < namespace->type_count;
    return pj_text_at(namespace, is_own ? namespace->types[number].name
                                        : namespace->elsewhere[number - namespace->type_count].name);
}

/* The type of one more than its number; false after an exception. */
static bool refer(pj_home *home, uint32_t beyond, const pj_type_desc **type)
{
    *type = beyond == 0 ? NULL : pj_desc_of(home, beyond - 1);
    return beyond == 0 || *type != NULL;
}

static bool read_record(pj_record_desc *desc, pj_home *home, uint32_t place)
{
    pj_record_row row;
    desc->fields = pj_read_record_row(home->namespace, place, &row);
    desc->rows = row.rows;
    desc->cases = row.cases;
    desc->owns_format = row.format == 0;
    desc->format = row.format == 0 ? NULL : pj_text_at(home->namespace, row.format);
    desc->size = row.size;
    desc->count = row.count;
    desc->align = (uint16_t)row.align;
    desc->size_at = row.size_at;
    desc->size_bytes = (uint8_t)row.size_bytes;
    desc->keeps = (uint8_t)row.keeps;
    desc->flexible = row.flexible != 0;
    desc->chooses = row.chooses != 0;
    return refer(home, row.base, &desc->base);
}

static bool read_enum(pj_enum_desc *desc, const pj_home *home, const pj_enum_row *row)
{
    desc->row = row;
    desc->names = pj_text_at(home->namespace, row->members);
    desc->values = home->namespace->numbers + row->values;
    return true;
}

static bool read_handle(pj_handle_desc *desc, pj_home *home, const pj_handle_row *row)
{
    desc->row = *row;
    desc->library = pj_library_of(home, row->library);
    desc->invalid = home->namespace->numbers + row->invalid;
    desc->pseudo = home->namespace->numbers + row->pseudo;
    return refer(home, row->close_exception, &desc->close_exception);
}

static bool read_exception(pj_exception_desc *desc, pj_home *home, const pj_exception_row *row)
{
    desc->row = row;
    return refer(home, row->base, &desc->base);
}

static bool read_tuple(pj_tuple_desc *desc, const pj_home *home, const pj_tuple_row *row)
{
    desc->fields = pj_text_at(home->namespace, row->fields);
    desc->count = (int)row->count;
    return true;
}

static bool read_kind(pj_type_desc *desc, pj_home *home, uint32_t at)
{
    const pj_namespace *namespace = home->namespace;
    switch (desc->kind) {
    case PJ_TYPE_RECORD:
        return read_record((pj_record_desc *)desc, home, at);
    case PJ_TYPE_ENUM:
        return read_enum((pj_enum_desc *)desc, home, &namespace->enums[at]);
    case PJ_TYPE_HANDLE:
        return read_handle((pj_handle_desc *)desc, home, &namespace->handles[at]);
    case PJ_TYPE_EXCEPTION:
        return read_exception((pj_exception_desc *)desc, home, &namespace->exceptions[at]);
    case PJ_TYPE_TUPLE:
        return read_tuple((pj_tuple_desc *)desc, home, &namespace->tuples[at]);
    case PJ_TYPE_CALLBACK:
        ((pj_callback_desc *)desc)->row = &namespace->callbacks[at];
        return true;
    default:
        return true;
    }
}

/* The descriptor, and behind it the text of the full name. */
static pj_type_desc *describe(pj_home *home, uint32_t slot)
{
    static const size_t sizes[] = {
        [PJ_TYPE_RECORD] = sizeof(pj_record_desc), [PJ_TYPE_ENUM] = sizeof(pj_enum_desc),
        [PJ_TYPE_HANDLE] = sizeof(pj_handle_desc), [PJ_TYPE_TUPLE] = sizeof(pj_tuple_desc),
        [PJ_TYPE_OPAQUE] = sizeof(pj_opaque_desc), [PJ_TYPE_EXCEPTION] = sizeof(pj_exception_desc),
        [PJ_TYPE_CALLBACK] = sizeof(pj_callback_desc),
    };
    const pj_type_row *row = &home->namespace->types[slot];
    const char *where = home->namespace->name, *name = pj_text_at(home->namespace, row->name);
    size_t size = sizes[row->kind], before = strlen(where), length = strlen(name);
    pj_type_desc *desc = PyMem_Calloc(1, size + before + length + 2);
    if (desc == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    char *full = (char *)desc + size;
    memcpy(full, where, before);
    full[before] = '.';
    memcpy(full + before + 1, name, length);
    const char *doc = pj_listed_text(home->namespace, home->namespace->docs, slot);
    *desc = (pj_type_desc){name, full, *doc == '\0' ? name : doc, home, slot, row->kind, fingerprint_at(home->namespace, slot)};
    if (read_kind(desc, home, row->at))
        return desc;
    PyMem_Free(desc);
    return NULL;
}

void pj_free_desc(pj_type_desc *desc)
{
    if (desc != NULL && desc->kind == PJ_TYPE_RECORD && ((pj_record_desc *)desc)->owns_format)
        PyMem_Free((void *)((pj_record_desc *)desc)->format);
    PyMem_Free(desc);
}

const pj_type_desc *pj_desc_of(pj_home *home, uint32_t number)
{
    uint32_t slot;
    const pj_namespace *there = find_slot(home->namespace, number, &slot);
    if (there != home->namespace && (home = pj_home_of(home->state, there)) == NULL)
        return NULL;
    pj_type_desc *found = __atomic_load_n(&home->descs[slot], __ATOMIC_ACQUIRE);
    if (found != NULL)
        return found;
    pj_type_desc *made = describe(home, slot);
    if (made == NULL || PJ_PUBLISH(&home->descs[slot], made))
        return made;
    PyMem_Free(made);
    return home->descs[slot];
}
