/* What the one generated file with the extension's entry point needs. */
#ifndef PJ_MODULE_H
#define PJ_MODULE_H

/* Py_mod_multiple_interpreters and Py_MOD_PER_INTERPRETER_GIL_SUPPORTED of 3.12: this module keeps all its state per
 * interpreter. 3.11 doesn't know the slot; pj_init ends the list before it there. */
#define PJ_MULTIPLE_INTERPRETERS 3
#define PJ_PER_INTERPRETER_GIL ((void *)2)
#if defined(PJ_FREE_THREADED) /* Py_mod_gil and Py_MOD_GIL_NOT_USED of 3.13 */
#define PJ_WITHOUT_GIL {4, (void *)1},
#else
#define PJ_WITHOUT_GIL
#endif

#if defined(PJ_ABI3T)
#define PJ_STATIC_SLOT(number, address) {.id = (number), .flags = PJ_SLOT_IS_STATIC, .is.data = (address)}
#define PJ_FUNCTION_SLOT(number, address) {.id = (number), .is.function = (void (*)(void))(address)}
#define PJ_MODULE(package, full_name)                                                                \
    static int pj_exec(PyObject *native) { return pj_setup(native, &(package)); }                    \
    static const pj_abi_info pj_abi = PJ_ABI_INFO;                                                   \
    static pj_slot pj_slots[] = {                                                                    \
        PJ_STATIC_SLOT(PJ_SLOT_ABI, &pj_abi), PJ_STATIC_SLOT(PJ_SLOT_NAME, full_name),               \
        {.id = PJ_SLOT_STATE_SIZE}, PJ_STATIC_SLOT(PJ_SLOT_METHODS, pj_native_methods),              \
        PJ_FUNCTION_SLOT(PJ_SLOT_EXEC, pj_exec), PJ_FUNCTION_SLOT(PJ_SLOT_TRAVERSE, pj_traverse),    \
        PJ_FUNCTION_SLOT(PJ_SLOT_FREE, pj_teardown),                                                 \
        {PJ_SLOT_INTERPRETERS, PJ_SLOT_IS_NUMBER, 0, {PJ_PER_INTERPRETER_GIL}},                      \
        {PJ_SLOT_GIL, PJ_SLOT_IS_NUMBER, 0, {(void *)1}}, {0, 0, 0, {NULL}}};                        \
    PJ_EXPORT pj_slot *PyModExport__native(void);                                                    \
    pj_slot *PyModExport__native(void)                                                               \
    {                                                                                                \
        pj_slots[2].is.size = pj_state_size;                                                         \
        return pj_slots;                                                                             \
    }
#else
#define PJ_MODULE(package, full_name)                                                                \
    static int pj_exec(PyObject *native) { return pj_setup(native, &(package)); }                    \
    static PyModuleDef_Slot pj_slots[] = {                                                           \
        {Py_mod_exec, (void *)pj_exec}, {PJ_MULTIPLE_INTERPRETERS, PJ_PER_INTERPRETER_GIL}, PJ_WITHOUT_GIL {0, NULL}}; \
    static PyModuleDef pj_definition = {                                                             \
        {{PJ_IMMORTAL}, NULL, 0, NULL}, full_name, NULL, 0, pj_native_methods, pj_slots, pj_traverse, NULL, pj_teardown}; \
    PJ_EXPORT PyObject *PyInit__native(void);                                                        \
    PyObject *PyInit__native(void)                                                                   \
    {                                                                                                \
        pj_definition.m_size = pj_state_size;                                                        \
        return pj_init(&pj_definition, pj_slots);                                                    \
    }
#endif

#endif
