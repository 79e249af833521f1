#pragma once
#include <xxhash.h>

#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#define XXH_DISPATCH_DISABLE_REPLACE
#include <xxh_x86dispatch.h>
#define CXXHASH_UPDATE XXH3_128bits_update_dispatch
#else
#define CXXHASH_UPDATE XXH3_128bits_update
#endif

/// `XXH3_128bits_update` with the widest vectors that the processor has; the digest is the same.
static inline XXH_errorcode cxxhash_update(
    XXH3_state_t *state, const void *bytes, size_t length) {
  return CXXHASH_UPDATE(state, bytes, length);
}
