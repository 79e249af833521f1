#pragma once
#include <isa-l/igzip_lib.h>
#include <stdlib.h>

// The library's state holds arrays that are too large for Swift to see; here it is a pointer.

/// A decoder of one gzip member, header and checksum included; NULL without memory.
static inline struct inflate_state *cisal_create(void) {
  struct inflate_state *state = (struct inflate_state *)malloc(sizeof(struct inflate_state));
  if (!state) return NULL;
  isal_inflate_init(state);
  state->crc_flag = ISAL_GZIP;
  return state;
}

static inline void cisal_destroy(struct inflate_state *state) { free(state); }

/// Makes it ready for the next member.
static inline void cisal_reset(struct inflate_state *state) {
  isal_inflate_reset(state);
  state->crc_flag = ISAL_GZIP;
}

/// Decodes, and moves the pointers and counts on by what was read and written.
/// Returns 1 at the end of the member, 0 when more is needed, and less than 0 for damage.
static inline int cisal_inflate(struct inflate_state *state, uint8_t **input, uint32_t *input_count,
                                uint8_t **output, uint32_t *output_count) {
  state->next_in = *input;
  state->avail_in = *input_count;
  state->next_out = *output;
  state->avail_out = *output_count;
  int status = isal_inflate(state);
  *input = state->next_in;
  *input_count = state->avail_in;
  *output = state->next_out;
  *output_count = state->avail_out;
  if (status < 0 || status == ISAL_NEED_DICT) return -1;
  return state->block_state == ISAL_BLOCK_FINISH ? 1 : 0;
}
