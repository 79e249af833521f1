#ifndef CMAPPEDFILE_H
#define CMAPPEDFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A stretch of a file in memory that stays readable when the file is cut short or its disk fails.
///
/// A page that cannot be had raises SIGBUS, which ends a process. Here, zeros take the place of that
/// page and of all behind it, and the file is no longer whole, which whoever looked at it must ask
/// afterwards. Signals of other addresses go where they went before.
typedef struct cmappedfile cmappedfile;

/// Maps `length` bytes of an open file from an offset that is a multiple of the page size; NULL where that
/// cannot be, or too many are mapped.
cmappedfile *cmappedfile_open(int descriptor, off_t offset, size_t length);

const uint8_t *cmappedfile_bytes(const cmappedfile *file);

/// Whether all that was looked at so far, by any thread, was the file's.
bool cmappedfile_is_whole(const cmappedfile *file);

void cmappedfile_close(cmappedfile *file);

#endif
