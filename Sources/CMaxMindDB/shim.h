#pragma once
#include <maxminddb.h>

/// The ISO code of an address's country: a pointer into the database and its length; length 0 when the
/// database does not know it. Here because the library's look-up takes its path as C varargs.
static inline const char *cmaxminddb_country(const MMDB_s *database, const struct sockaddr *address,
                                             const char *key, uint32_t *length) {
  int error = MMDB_SUCCESS;
  *length = 0;
  MMDB_lookup_result_s result = MMDB_lookup_sockaddr(database, address, &error);
  if (error != MMDB_SUCCESS || !result.found_entry) return NULL;
  MMDB_entry_data_s data;
  if (MMDB_get_value(&result.entry, &data, key, "iso_code", NULL) != MMDB_SUCCESS) return NULL;
  if (!data.has_data || data.type != MMDB_DATA_TYPE_UTF8_STRING) return NULL;
  *length = data.data_size;
  return data.utf8_string;
}
