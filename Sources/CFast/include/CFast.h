/* Kernels for decoding postings, each with a scalar twin in Swift that says what it does. */
#ifndef SITAT_CFAST_H
#define SITAT_CFAST_H

#include <stddef.h>
#include <stdint.h>

#include "joining.h"
#include "scanning.h"

/* Decodes up to `count` deltas, written as little-endian base-128 numbers, and adds them up from
   `base`; sums wrap at 32 bits. Stops early where the input ends or a number has more than five
   bytes. Returns how many values were written. */
size_t sitat_decode_deltas(
    const uint8_t *input, size_t length, uint32_t base, uint32_t *output, size_t count);

/* CRC-32C (Castagnoli) of `length` bytes, eight at a time. `table` holds 8 x 256 entries:
   table[k * 256 + b] is the checksum of the byte b followed by k zero bytes, not inverted. */
uint32_t sitat_crc32c(const uint32_t *table, uint32_t seed, const uint8_t *input, size_t length);

#endif
