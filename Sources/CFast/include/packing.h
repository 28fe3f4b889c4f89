/* Ascending numbers as differences, packed in blocks or written in base 128. */
#ifndef SITAT_PACKING_H
#define SITAT_PACKING_H

#include <stddef.h>
#include <stdint.h>

/* A block is 128 numbers, each the sum of the one before it (`base` for the first) and a
   difference of `width` bits, 0 to 31. Difference i is in lane i % 4 of four 32-bit lanes that lie
   side by side, at bit i / 4 * width of the lane; a block has 16 * width bytes, which need no
   alignment. */

/* Packs a block into at most 496 bytes. Returns the width; the numbers must not descend, and no
   difference may have 32 bits. */
unsigned sitat_pack_block(const uint32_t *values, uint32_t base, uint8_t *output);

/* Unpacks a block of `width`, which must be below 32; sums wrap at 32 bits. Returns all 128 numbers
   or-ed together: where `base` and that have no top bit, the numbers do not descend. */
uint32_t sitat_unpack_block(
    const uint8_t *input, unsigned width, uint32_t base, uint32_t *output);
uint32_t sitat_unpack_block_plainly(
    const uint8_t *input, unsigned width, uint32_t base, uint32_t *output);

/* Decodes up to `count` deltas, written as little-endian base-128 numbers, and adds them up from
   `base`; sums wrap at 32 bits. Stops early where the input ends or a number has more than five
   bytes. Returns how many values were written. */
size_t sitat_decode_deltas(
    const uint8_t *input, size_t length, uint32_t base, uint32_t *output, size_t count);

#endif
