#ifndef CMAPPEDFILE_H
#define CMAPPEDFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A file's bytes in memory that stay readable when the file is cut short or its disk fails.
///
/// A page that cannot be had raises SIGBUS, which ends a process. Here, zeros take the place of that
/// page and of all behind it, and the file is no longer whole, which whoever looked at it must ask
/// afterwards. Signals of other addresses go where they went before.
typedef struct cmappedfile cmappedfile;

/// Maps the first `length` bytes of an open file; NULL where that cannot be, or too many are mapped.
cmappedfile *cmappedfile_open(int descriptor, size_t length);

const uint8_t *cmappedfile_bytes(const cmappedfile *file);

/// Whether all that was looked at so far, by any thread, was the file's.
bool cmappedfile_is_whole(const cmappedfile *file);

/// Lets the pages go that hold these bytes; they come again when they are looked at.
void cmappedfile_let_go(const cmappedfile *file, size_t start, size_t end);

void cmappedfile_close(cmappedfile *file);

#endif
