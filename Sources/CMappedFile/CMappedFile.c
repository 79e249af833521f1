#define _GNU_SOURCE
#include "CMappedFile.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

/// The handler looks through all of them; a slot without a start is free.
enum { most_files = 128 };

struct cmappedfile {
  _Atomic(uint8_t *) start;
  size_t length;
  atomic_bool is_taken;
  atomic_bool is_cut;
};

static struct cmappedfile files[most_files];
static struct sigaction handler_before;
static pthread_once_t handler_once = PTHREAD_ONCE_INIT;
static size_t page_size;

/// Puts zeros in the place of a page and all behind it; calls nothing but `mmap`.
static bool fill_with_zeros(struct cmappedfile *file, uint8_t *start, uintptr_t address) {
  uint8_t *page = start + ((address - (uintptr_t)start) & ~(page_size - 1));
  // Whoever sees a zero must see this too.
  atomic_store(&file->is_cut, true);
  return mmap(page, (size_t)(start + file->length - page), PROT_READ,
              MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED;
}

static void handle(int signal, siginfo_t *info, void *context) {
  uintptr_t address = (uintptr_t)info->si_addr;
  for (int place = 0; place < most_files; place++) {
    uint8_t *start = atomic_load(&files[place].start);
    if (start && address >= (uintptr_t)start && address - (uintptr_t)start < files[place].length &&
        fill_with_zeros(&files[place], start, address))
      return;
  }
  if (handler_before.sa_flags & SA_SIGINFO)
    handler_before.sa_sigaction(signal, info, context);
  else if (handler_before.sa_handler != SIG_DFL && handler_before.sa_handler != SIG_IGN)
    handler_before.sa_handler(signal);
  else
    // The access is tried again when this returns, and then ends the process.
    sigaction(SIGBUS, &handler_before, NULL);
}

static void install_handler(void) {
  page_size = (size_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &handler_before);
}

static struct cmappedfile *take_slot(void) {
  for (int place = 0; place < most_files; place++) {
    bool expected = false;
    if (atomic_compare_exchange_strong(&files[place].is_taken, &expected, true))
      return &files[place];
  }
  return NULL;
}

cmappedfile *cmappedfile_open(int descriptor, off_t offset, size_t length) {
  pthread_once(&handler_once, install_handler);
  if (length == 0) return NULL;
  struct cmappedfile *file = take_slot();
  if (!file) return NULL;
  void *start = mmap(NULL, length, PROT_READ, MAP_SHARED, descriptor, offset);
  if (start == MAP_FAILED) {
    atomic_store(&file->is_taken, false);
    return NULL;
  }
  file->length = length;
  atomic_store(&file->is_cut, false);
  atomic_store(&file->start, start);
  return file;
}

const uint8_t *cmappedfile_bytes(const cmappedfile *file) { return file->start; }

bool cmappedfile_is_whole(const cmappedfile *file) {
  atomic_thread_fence(memory_order_seq_cst);
  return !atomic_load(&file->is_cut);
}

void cmappedfile_close(cmappedfile *file) {
  uint8_t *start = file->start;
  atomic_store(&file->start, NULL);
  munmap(start, file->length);
  atomic_store(&file->is_taken, false);
}
