#include "CSieve.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum {
  /// So many of a literal's bytes are looked at by vectors.
  sighted = 4,
  /// Memory is asked for so many bytes ahead: a processor alone asks for too little at a time.
  ahead = 4096,
  /// So many places of one search may look right at first sight and be wrong.
  most_errors = 64,
};

struct csieve {
  enum csieve_width width;
  size_t depth;
  /// The groups that have ended before a place.
  uint8_t *ended;
  uint8_t *groups;
  /// The groups of a byte's six low bits, and of its low and high halves: of more bytes than are meant, but
  /// small enough to be looked up in a register.
  uint8_t of_six_bits[sighted][64];
  uint8_t of_low_half[sighted][16];
  uint8_t of_high_half[sighted][16];
};

enum csieve_width csieve_widest(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw"))
    return csieve_avx512vbmi;
  if (__builtin_cpu_supports("avx2")) return csieve_avx2;
#endif
  return csieve_scalar;
}

csieve *csieve_create(const uint8_t *groups, size_t depth, enum csieve_width width) {
  csieve *sieve = calloc(1, sizeof *sieve);
  if (!sieve) return NULL;
  sieve->width = width;
  sieve->depth = depth;
  sieve->groups = malloc(depth * 256);
  sieve->ended = malloc(depth);
  if (!sieve->groups || !sieve->ended) {
    csieve_destroy(sieve);
    return NULL;
  }
  memcpy(sieve->groups, groups, depth * 256);
  for (size_t place = 0; place < depth; place++) {
    sieve->ended[place] = 0xff;
    for (unsigned byte = 0; byte < 256; byte++)
      sieve->ended[place] &= groups[place * 256 + byte];
  }
  for (size_t place = 0; place < sighted; place++)
    for (unsigned byte = 0; byte < 256; byte++) {
      uint8_t of_byte = place < depth ? groups[place * 256 + byte] : 0xff;
      sieve->of_six_bits[place][byte & 63] |= of_byte;
      sieve->of_low_half[place][byte & 15] |= of_byte;
      sieve->of_high_half[place][byte >> 4] |= of_byte;
    }
  return sieve;
}

void csieve_destroy(csieve *sieve) {
  free(sieve->groups);
  free(sieve->ended);
  free(sieve);
}

static bool may_begin(const csieve *sieve, const uint8_t *bytes, size_t length) {
  uint8_t groups = 0xff;
  for (size_t place = 0; place < sieve->depth && groups; place++)
    groups &= place < length ? sieve->groups[place * 256 + bytes[place]] : sieve->ended[place];
  return groups != 0;
}

/// Byte by byte: for what is left behind the last vector, and where there are none.
static size_t next_scalar(
    const csieve *sieve, const uint8_t *bytes, size_t start, size_t length) {
  for (; start < length; start++)
    if (may_begin(sieve, bytes + start, length - start)) return start;
  return length;
}

#if defined(__x86_64__)

/// Has memory get what lies further on; behind the end that does nothing.
static inline void ask_ahead(const uint8_t *bytes) {
  _mm_prefetch((const char *)((uintptr_t)bytes + ahead), _MM_HINT_T0);
}

/// The first of the places whose bits are set, counted from `start`, where a literal may begin; `length`
/// where there is none.
static size_t first_of(
    uint64_t sights, const csieve *sieve, const uint8_t *bytes, size_t start, size_t length,
    int *errors) {
  for (; sights; sights &= sights - 1) {
    size_t place = start + (size_t)__builtin_ctzll(sights);
    if (may_begin(sieve, bytes + place, length - place) || ++*errors == most_errors) return place;
  }
  return length;
}

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi")))

/// The groups of 64 bytes as those of one place of a literal.
AVX512 static inline __m512i groups_of_64(const uint8_t *bytes, __m512i table) {
  // Only the six low bits of each byte count.
  return _mm512_permutexvar_epi8(_mm512_loadu_si512(bytes), table);
}

AVX512 static inline uint64_t sights_of_64(const uint8_t *bytes, const __m512i *tables) {
  __m512i first = _mm512_and_si512(
      groups_of_64(bytes, tables[0]), groups_of_64(bytes + 1, tables[1]));
  __m512i second = _mm512_and_si512(
      groups_of_64(bytes + 2, tables[2]), groups_of_64(bytes + 3, tables[3]));
  return _mm512_test_epi8_mask(first, second);
}

AVX512 static size_t next_avx512vbmi(
    const csieve *sieve, const uint8_t *bytes, size_t start, size_t length) {
  __m512i tables[sighted];
  for (int place = 0; place < sighted; place++)
    tables[place] = _mm512_loadu_si512(sieve->of_six_bits[place]);
  int errors = 0;
  for (; length - start >= 64 + sighted; start += 64) {
    ask_ahead(bytes + start);
    uint64_t sights = sights_of_64(bytes + start, tables);
    if (__builtin_expect(sights != 0, 0)) {
      size_t place = first_of(sights, sieve, bytes, start, length, &errors);
      if (place < length) return place;
    }
  }
  return next_scalar(sieve, bytes, start, length);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i groups_of_32(const uint8_t *bytes, __m256i of_low, __m256i of_high) {
  const __m256i half = _mm256_set1_epi8(15);
  __m256i all = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i low = _mm256_and_si256(all, half);
  __m256i high = _mm256_and_si256(_mm256_srli_epi16(all, 4), half);
  return _mm256_and_si256(_mm256_shuffle_epi8(of_low, low), _mm256_shuffle_epi8(of_high, high));
}

AVX2 static inline __m256i candidates_of_32(
    const uint8_t *bytes, const __m256i *of_low, const __m256i *of_high) {
  return _mm256_and_si256(
      _mm256_and_si256(
          groups_of_32(bytes, of_low[0], of_high[0]),
          groups_of_32(bytes + 1, of_low[1], of_high[1])),
      _mm256_and_si256(
          groups_of_32(bytes + 2, of_low[2], of_high[2]),
          groups_of_32(bytes + 3, of_low[3], of_high[3])));
}

AVX2 static inline uint64_t sights_among(__m256i candidates) {
  __m256i none = _mm256_cmpeq_epi8(candidates, _mm256_setzero_si256());
  return (uint32_t)~_mm256_movemask_epi8(none);
}

AVX2 static __m256i twice(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

AVX2 static size_t next_avx2(
    const csieve *sieve, const uint8_t *bytes, size_t start, size_t length) {
  __m256i of_low[sighted], of_high[sighted];
  for (int place = 0; place < sighted; place++) {
    of_low[place] = twice(sieve->of_low_half[place]);
    of_high[place] = twice(sieve->of_high_half[place]);
  }
  int errors = 0;
  for (; length - start >= 64 + sighted; start += 64) {
    ask_ahead(bytes + start);
    __m256i first = candidates_of_32(bytes + start, of_low, of_high);
    __m256i second = candidates_of_32(bytes + start + 32, of_low, of_high);
    __m256i any = _mm256_or_si256(first, second);
    if (__builtin_expect(!_mm256_testz_si256(any, any), 0)) {
      uint64_t sights = sights_among(first) | sights_among(second) << 32;
      size_t place = first_of(sights, sieve, bytes, start, length, &errors);
      if (place < length) return place;
    }
  }
  return next_scalar(sieve, bytes, start, length);
}

#endif

size_t csieve_next(const csieve *sieve, const uint8_t *bytes, size_t start, size_t length) {
  if (start >= length) return length;
#if defined(__x86_64__)
  if (sieve->width == csieve_avx512vbmi) return next_avx512vbmi(sieve, bytes, start, length);
  if (sieve->width == csieve_avx2) return next_avx2(sieve, bytes, start, length);
#endif
  return next_scalar(sieve, bytes, start, length);
}
