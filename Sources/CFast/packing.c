#include "packing.h"

#include <string.h>

/* Four lanes, which compilers turn into the vector registers of the processor. */
typedef uint32_t lanes __attribute__((vector_size(16)));

static inline __attribute__((always_inline)) lanes load(const uint8_t *input, unsigned index) {
  lanes value;
  memcpy(&value, input + 16 * index, 16);
  return value;
}

unsigned sitat_pack_block(const uint32_t *values, uint32_t base, uint8_t *output) {
  uint32_t deltas[128];
  uint32_t all = deltas[0] = values[0] - base;
  for (unsigned i = 1; i < 128; i++) {
    deltas[i] = values[i] - values[i - 1];
    all |= deltas[i];
  }
  unsigned width = all == 0 ? 0 : 32 - (unsigned)__builtin_clz(all);
  if (width == 0) return 0;
  lanes word = {0, 0, 0, 0};
  unsigned filled = 0;
  for (unsigned row = 0; row < 32; row++) {
    lanes value = load((const uint8_t *)deltas, row);
    word |= value << filled;
    filled += width;
    if (filled >= 32) {
      memcpy(output, &word, 16);
      output += 16;
      filled -= 32;
      unsigned used = width - filled;
      word = used < 32 ? value >> used : (lanes){0, 0, 0, 0};
    }
  }
  return width;
}

/* Unpacks a block of a width that the compiler knows. */
static inline __attribute__((always_inline)) uint32_t unpack(
    const uint8_t *input, const unsigned width, uint32_t base, uint32_t *output) {
  const lanes zero = {0, 0, 0, 0};
  const lanes mask = zero + (((uint32_t)1 << width) - 1);
  lanes sum = zero + base;
  lanes all = zero;
#pragma clang loop unroll(full)
  for (unsigned row = 0; row < 32; row++) {
    const unsigned bit = row * width, word = bit / 32, shift = bit % 32;
    lanes value = load(input, word) >> shift;
    if (shift + width > 32) value |= load(input, word + 1) << (32 - shift);
    value &= mask;
    value += __builtin_shufflevector(zero, value, 0, 4, 5, 6);
    value += __builtin_shufflevector(zero, value, 0, 1, 4, 5);
    sum = value + __builtin_shufflevector(sum, sum, 3, 3, 3, 3);
    all |= sum;
    memcpy(output + 4 * row, &sum, 16);
  }
  return all[0] | all[1] | all[2] | all[3];
}

uint32_t sitat_unpack_block(
    const uint8_t *input, unsigned width, uint32_t base, uint32_t *output) {
#define WIDTH(W) case W: return unpack(input, W, base, output);
#define FOUR(W) WIDTH(W) WIDTH(W + 1) WIDTH(W + 2) WIDTH(W + 3)
  switch (width) {
    WIDTH(1) WIDTH(2) WIDTH(3)
    FOUR(4) FOUR(8) FOUR(12) FOUR(16) FOUR(20) FOUR(24) FOUR(28)
  }
  for (unsigned i = 0; i < 128; i++) output[i] = base;
  return base;
}

uint32_t sitat_unpack_block_plainly(
    const uint8_t *input, unsigned width, uint32_t base, uint32_t *output) {
  uint32_t sum = base, all = 0;
  for (unsigned i = 0; i < 128; i++) {
    uint32_t delta = 0;
    for (unsigned k = 0; k < width; k++) {
      unsigned bit = i / 4 * width + k;
      unsigned byte = bit / 32 * 16 + i % 4 * 4 + bit % 32 / 8;
      delta |= (uint32_t)(input[byte] >> bit % 8 & 1) << k;
    }
    sum += delta;
    all |= sum;
    output[i] = sum;
  }
  return all;
}

size_t sitat_decode_deltas(
    const uint8_t *input, size_t length, uint32_t base, uint32_t *output, size_t count) {
  const uint8_t *end = input + length;
  uint32_t sum = base;
  size_t written = 0;
  while (written < count && input < end) {
    uint32_t byte = *input++;
    uint32_t value = byte & 0x7F;
    unsigned shift = 7;
    while (byte & 0x80) {
      if (input == end || shift > 28) return written;
      byte = *input++;
      value |= (byte & 0x7F) << shift;
      shift += 7;
    }
    sum += value;
    output[written++] = sum;
  }
  return written;
}
