// The C library's searches that its headers show only to GNU sources.
#include <stddef.h>

void *memrchr(const void *bytes, int byte, size_t count);
void *memmem(const void *bytes, size_t count, const void *needle, size_t length);
