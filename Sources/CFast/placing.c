#include "placing.h"

#include <string.h>

enum { STEPS = 128, MOST_PLANES = 3 };

/* How many of some steps need more than a number of bits; vectors of bytes to a compiler. */
static inline __attribute__((always_inline)) unsigned count_above(
    const uint8_t *steps, const unsigned bits) {
  uint8_t count = 0;
  for (unsigned i = 0; i < STEPS; i++) count += steps[i] >> bits != 0;
  return count;
}

unsigned sitat_pack_steps(
    const uint8_t *steps, uint8_t *output, uint8_t *others, uint32_t *other_count) {
  const unsigned above[MOST_PLANES + 1] = {
      count_above(steps, 0), count_above(steps, 1), count_above(steps, 2), count_above(steps, 3)};
  unsigned planes = 0;
  for (unsigned k = 1; k <= MOST_PLANES; k++) {
    if (16 * k + 2 * above[k] < 16 * planes + 2 * above[planes]) planes = k;
  }
  const uint64_t ones = 0x0101010101010101u, low = 0x7F * ones;
  const uint64_t beyond = (uint8_t)(0xFFu << planes) * ones;
  uint32_t found = 0;
  for (unsigned eight = 0; eight < STEPS / 8; eight++) {
    uint64_t bytes;
    memcpy(&bytes, steps + 8 * eight, 8);
    uint64_t rest = bytes & beyond;
    uint64_t is_above = (((rest & low) + low) | rest) >> 7 & ones;
    bytes &= ~(is_above * 0xFF);
    for (unsigned k = 0; k < planes; k++) {
      /* The lowest bits of eight bytes, gathered in the top byte of a product. */
      output[16 * k + eight] = (uint8_t)((bytes >> k & ones) * 0x0102040810204080u >> 56);
    }
    for (; is_above; is_above &= is_above - 1) {
      others[found++] = (uint8_t)(8 * eight + (unsigned)__builtin_ctzll(is_above) / 8);
    }
  }
  *other_count = found;
  return planes;
}

static inline __attribute__((always_inline)) void place(
    const uint16_t *codes, size_t count, const uint8_t *lengths, size_t length_count,
    const uint8_t *planes, const unsigned plane_count, uint32_t sum, uint32_t *starts) {
  for (size_t base = 0; base < count; base += 64) {
    uint64_t bits[MOST_PLANES] = {0};
    for (unsigned k = 0; k < plane_count; k++) memcpy(bits + k, planes + 16 * k + base / 8, 8);
    size_t end = count - base < 64 ? count : base + 64;
    for (size_t i = base; i < end; i++) {
      starts[i] = sum;
      uint32_t step = 1;
      for (unsigned k = 0; k < plane_count; k++) {
        step += (uint32_t)(bits[k] & 1) << k;
        bits[k] >>= 1;
      }
      sum += step + (codes[i] < length_count ? lengths[codes[i]] : 0);
    }
  }
}

void sitat_place_tokens(
    const uint16_t *codes, size_t count, const uint8_t *lengths, size_t length_count,
    const uint8_t *planes, unsigned plane_count, uint32_t first, uint32_t *starts) {
  switch (plane_count) {
  case 0: place(codes, count, lengths, length_count, planes, 0, first, starts); break;
  case 1: place(codes, count, lengths, length_count, planes, 1, first, starts); break;
  case 2: place(codes, count, lengths, length_count, planes, 2, first, starts); break;
  default: place(codes, count, lengths, length_count, planes, 3, first, starts); break;
  }
}
