#include "CByteCount.h"

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

/// A lane counts its own matches, in a byte, before all are added up.
enum { lanes = 64, most_rounds = 255 };

FOR_EACH_PROCESSOR
size_t cbytecount_count(const uint8_t *bytes, size_t length, uint8_t wanted) {
  size_t total = 0;
  while (length >= lanes) {
    uint8_t counts[lanes] = {0};
    size_t rounds = length / lanes < most_rounds ? length / lanes : most_rounds;
    for (size_t round = 0; round < rounds; round++)
      for (size_t lane = 0; lane < lanes; lane++)
        counts[lane] += bytes[round * lanes + lane] == wanted;
    for (size_t lane = 0; lane < lanes; lane++) total += counts[lane];
    bytes += rounds * lanes;
    length -= rounds * lanes;
  }
  for (size_t place = 0; place < length; place++) total += bytes[place] == wanted;
  return total;
}
