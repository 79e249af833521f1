// A C window on simdjson: the top-level fields of one JSON object, by name.
#ifndef C_SIMDJSON_H
#define C_SIMDJSON_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct csimdjson_parser csimdjson_parser;

typedef enum {
  CSIMDJSON_MISSING = 0,  // no such key
  CSIMDJSON_NULL,
  CSIMDJSON_STRING,  // unescaped, UTF-8
  CSIMDJSON_LITERAL,  // a number, true or false, without blanks
  CSIMDJSON_CONTAINER,  // an object or an array, without blanks and needless escapes
} csimdjson_kind;

typedef struct {
  const char *bytes;
  size_t length;
} csimdjson_text;

typedef struct {
  csimdjson_kind kind;
  csimdjson_text text;
} csimdjson_value;

/// Makes a parser; NULL when memory is short.
csimdjson_parser *csimdjson_create(void);
void csimdjson_destroy(csimdjson_parser *parser);

/// Reads one JSON object and fills `values[i]` with the field named `keys[i]`; the last of a
/// repeated key wins. The texts stay valid until the next call with this parser.
/// Returns NULL when the document is sound, else what is wrong with it (a static string).
const char *csimdjson_fields(csimdjson_parser *parser, const char *bytes, size_t length,
                             const csimdjson_text *keys, size_t count, csimdjson_value *values);

/// Reads one JSON array and fills `values[i]` with its element i; elements beyond `count` are left
/// out. `found` is how many elements there are. Texts and result as for `csimdjson_fields`.
const char *csimdjson_elements(csimdjson_parser *parser, const char *bytes, size_t length,
                               size_t count, csimdjson_value *values, size_t *found);

#ifdef __cplusplus
}
#endif
#endif
