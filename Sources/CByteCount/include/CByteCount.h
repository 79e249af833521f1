#ifndef CBYTECOUNT_H
#define CBYTECOUNT_H

#include <stddef.h>
#include <stdint.h>

/// How many of `length` bytes are `wanted`.
///
/// Swift's vectors are as wide as the oldest processor that the program may run on has them; this is
/// compiled for several, and the program takes the widest that there is when it starts.
size_t cbytecount_count(const uint8_t *bytes, size_t length, uint8_t wanted);

#endif
