/* Text in every encoding: what arrived is given back, or described by a number. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <uchar.h>
#include <wchar.h>

const char *echo_utf8(const char *s) { return s; }
const char *echo_bytes(const char *s) { return s; }
const char *echo_locale(const char *s)
{
    static char kept[256];
    snprintf(kept, sizeof kept, "%s", s);
    return kept;
}
const char *echo_filename(const char *s)
{
    static char kept[256];
    snprintf(kept, sizeof kept, "%s", s);
    return kept;
}
const char16_t *echo_utf16(const char16_t *s)
{
    static char16_t kept[256];
    size_t i = 0;
    for (; s[i] != 0 && i < 255; i++)
        kept[i] = s[i];
    kept[i] = 0;
    return kept;
}
const char32_t *echo_utf32(const char32_t *s)
{
    static char32_t kept[256];
    size_t i = 0;
    for (; s[i] != 0 && i < 255; i++)
        kept[i] = s[i];
    kept[i] = 0;
    return kept;
}
const wchar_t *echo_wide(const wchar_t *s)
{
    static wchar_t kept[256];
    swprintf(kept, 256, L"%ls", s);
    return kept;
}
const uint16_t *echo_units(const uint16_t *s) { return (const uint16_t *)echo_utf16((const char16_t *)s); }

int length(const char *s) { return s ? (int)strlen(s) : -1; }
int length_optional(const char *s) { return length(s); }
int length_utf16(const char16_t *s)
{
    int n = 0;
    if (s == NULL)
        return -1;
    while (s[n] != 0)
        n++;
    return n;
}
int length_path(const char *s) { return length(s); }
const char *no_text(void) { return NULL; }
const char *no_string(void) { return NULL; }
const char16_t *no_utf16(void) { return NULL; }
const char *broken_utf8(void) { return "caf\xe9"; }
const char *plain(void) { return "plain"; }
char *mutable_in(char *s) { return s; }

/* Several strings of wide characters in one block. */
unsigned wide_joined(const uint16_t *block, uint16_t *out, unsigned room)
{
    unsigned i = 0;
    for (; i < room && (block[i] != 0 || block[i + 1] != 0); i++)
        out[i] = block[i] == 0 ? '+' : block[i];
    return i;
}
const uint32_t *wide_block(int none)
{
    static const uint32_t words[] = {0x1f600, 'a', 0, 'b', 0, 0}, empty[] = {0};
    return none == 2 ? NULL : none ? empty : words;
}
unsigned wide_copy(uint16_t *out, unsigned room)
{
    static const uint16_t words[] = {0xd83d, 0xde00, 0, 'x', 'y', 0, 0};
    unsigned n = room < 7 ? room : 7;
    memcpy(out, words, 2 * n);
    return n;
}

/* A name in wide characters, as Windows answers them: its length, or what room it needs. */
struct wide_name { char16_t name[4]; char32_t other[3]; };
void wide_names(struct wide_name *out)
{
    *out = (struct wide_name){{0xd83d, 0xde00, 0, 0xd800}, {0x1f600, 'b', 'c'}};
}
int wide_names_first(const struct wide_name *names) { return names->name[0] * 1000 + names->name[1] + (int)names->other[0]; }
unsigned wide_answer(const uint16_t *text, unsigned length, uint16_t *out, unsigned room)
{
    if (room <= length)
        return length + 1;
    for (unsigned i = 0; i < length; i++)
        out[i] = text[i] == 0 ? '0' : text[i];
    out[length] = 0;
    return length;
}
void wide_fixed(char16_t *out) { memcpy(out, u"ab\0c", 8); }
int wide_lent(const uint32_t **out, size_t *count)
{
    static const uint32_t words[] = {'x', 0x1f600, 0, 'y'};
    *out = words;
    *count = 4;
    return 0;
}
/* A handle of which some values are known, as Windows' pseudo handles are. */
long long known_value(const void *handle) { return (long long)(intptr_t)handle; }
void *known_open(long long value) { return (void *)(intptr_t)value; }
void known_close(const void *handle) { (void)handle; }
