#ifndef CSIEVE_H
#define CSIEVE_H

#include <stddef.h>
#include <stdint.h>

/// Passes over bytes in which none of a few literals can begin, about as fast as memory gives them.
///
/// A literal is a row of sets of bytes. Every literal belongs to one of eight groups, and where a byte of
/// each of a group's places is found in a row, one of its literals may begin. That lets through whatever
/// mixes the literals of a group, so that another search must look at what is left.
typedef struct csieve csieve;

/// How many bytes are looked at at once, and by which instructions.
enum csieve_width { csieve_scalar, csieve_avx2, csieve_avx512vbmi };

/// The widest that this processor has.
enum csieve_width csieve_widest(void);

/// Makes a sieve.
///
/// - `groups`: `depth` tables of 256 bytes; bit g of byte b in table k says that b may be the k-th byte of
///   group g. A literal that is shorter has all bytes in the tables behind its end.
/// - `width`: not more than `csieve_widest()`.
///
/// NULL without memory.
csieve *csieve_create(const uint8_t *groups, size_t depth, enum csieve_width width);

void csieve_destroy(csieve *sieve);

/// The first place from `start` on where a literal may begin that ends within `length` bytes; `length`
/// where there is none. Where next to every place looks like one at first sight, it may be any place, so
/// that whoever asks again and again does not wait long for any answer.
size_t csieve_next(const csieve *sieve, const uint8_t *bytes, size_t start, size_t length);

#endif
