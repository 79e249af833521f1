// Searches for bytes: the C library's that its headers show only to GNU sources, and two for what is close by,
// where a call costs more than the search.
#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

void *memrchr(const void *bytes, int byte, size_t count);
void *memmem(const void *bytes, size_t count, const void *needle, size_t length);

/// Where a byte stands first, or `count`.
static inline size_t cbytesearch_near(const uint8_t *bytes, size_t count, uint8_t byte) {
  size_t place = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)byte);
  for (; place + 16 <= count; place += 16) {
    const __m128i here = _mm_loadu_si128((const __m128i *)(bytes + place));
    const int found = _mm_movemask_epi8(_mm_cmpeq_epi8(here, wanted));
    if (found) return place + (size_t)__builtin_ctz((unsigned)found);
  }
#endif
  while (place < count && bytes[place] != byte) place += 1;
  return place;
}

/// Where one of three bytes stands first, or `count`.
static inline size_t cbytesearch_near_any(
    const uint8_t *bytes, size_t count, uint8_t one, uint8_t other, uint8_t third) {
  size_t place = 0;
#if defined(__SSE2__)
  const __m128i a = _mm_set1_epi8((char)one);
  const __m128i b = _mm_set1_epi8((char)other);
  const __m128i c = _mm_set1_epi8((char)third);
  for (; place + 16 <= count; place += 16) {
    const __m128i here = _mm_loadu_si128((const __m128i *)(bytes + place));
    const __m128i any = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(here, a), _mm_cmpeq_epi8(here, b)), _mm_cmpeq_epi8(here, c));
    const int found = _mm_movemask_epi8(any);
    if (found) return place + (size_t)__builtin_ctz((unsigned)found);
  }
#endif
  while (place < count && bytes[place] != one && bytes[place] != other && bytes[place] != third) {
    place += 1;
  }
  return place;
}
