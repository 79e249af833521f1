#include "CSimdJSON.h"

#include <simdjson.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace dom = simdjson::dom;

// The document interface of simdjson chooses its kernel when it runs, so that one binary is fast on
// every machine; its on-demand interface is bound to the compiler's target.
struct csimdjson_parser {
  dom::parser parser;
  // The document, with the padding behind it that simdjson reads ahead into.
  std::string padded;
  // The texts of containers and numbers, written out again.
  std::vector<std::string> written;
};

namespace {

csimdjson_text text_of(std::string_view view) { return {view.data(), view.size()}; }

csimdjson_value value_of(dom::element element, std::string &written) {
  switch (element.type()) {
    case dom::element_type::STRING:
      return {CSIMDJSON_STRING, text_of(element.get_string().value_unsafe())};
    case dom::element_type::NULL_VALUE:
      return {CSIMDJSON_NULL, {"", 0}};
    case dom::element_type::OBJECT:
    case dom::element_type::ARRAY:
      written = simdjson::minify(element);
      return {CSIMDJSON_CONTAINER, text_of(written)};
    default:
      written = simdjson::minify(element);
      return {CSIMDJSON_LITERAL, text_of(written)};
  }
}

simdjson::error_code fields(csimdjson_parser *self, size_t length, const csimdjson_text *keys,
                            size_t count, csimdjson_value *values) {
  dom::object object;
  // The text is padded already, so that simdjson need not copy it again.
  const auto error = self->parser.parse(self->padded.data(), length, false).get(object);
  if (error) return error;
  if (self->written.size() < count) self->written.resize(count);
  for (const auto field : object) {
    for (size_t i = 0; i < count; ++i) {
      if (field.key == std::string_view(keys[i].bytes, keys[i].length)) {
        values[i] = value_of(field.value, self->written[i]);
        break;
      }
    }
  }
  return simdjson::SUCCESS;
}

simdjson::error_code elements(csimdjson_parser *self, size_t length, size_t count,
                              csimdjson_value *values, size_t *found) {
  dom::array array;
  const auto error = self->parser.parse(self->padded.data(), length, false).get(array);
  if (error) return error;
  if (self->written.size() < count) self->written.resize(count);
  for (const auto element : array) {
    if (*found < count) values[*found] = value_of(element, self->written[*found]);
    ++*found;
  }
  return simdjson::SUCCESS;
}

/// Copies the document behind which simdjson reads ahead, and turns every failure into words.
template <typename Read>
const char *with_document(csimdjson_parser *parser, const char *bytes, size_t length, Read read) {
  try {
    parser->padded.assign(bytes, length);
    parser->padded.resize(length + simdjson::SIMDJSON_PADDING, ' ');
    const simdjson::error_code error = read();
    return error == simdjson::SUCCESS ? nullptr : simdjson::error_message(error);
  } catch (const std::exception &) {
    return "not enough memory for the document";
  }
}

}  // namespace

extern "C" csimdjson_parser *csimdjson_create(void) { return new (std::nothrow) csimdjson_parser; }

extern "C" void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

extern "C" const char *csimdjson_fields(csimdjson_parser *parser, const char *bytes, size_t length,
                                        const csimdjson_text *keys, size_t count,
                                        csimdjson_value *values) {
  for (size_t i = 0; i < count; ++i) values[i] = {CSIMDJSON_MISSING, {"", 0}};
  return with_document(parser, bytes, length,
                       [&] { return fields(parser, length, keys, count, values); });
}

extern "C" const char *csimdjson_elements(csimdjson_parser *parser, const char *bytes,
                                          size_t length, size_t count, csimdjson_value *values,
                                          size_t *found) {
  for (size_t i = 0; i < count; ++i) values[i] = {CSIMDJSON_MISSING, {"", 0}};
  *found = 0;
  return with_document(parser, bytes, length,
                       [&] { return elements(parser, length, count, values, found); });
}
