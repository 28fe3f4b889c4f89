/* The checksum of the index. */
#ifndef SITAT_CHECKSUM_H
#define SITAT_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* CRC-32C (Castagnoli) of `length` bytes that follow those whose checksum is `seed`, 0 for none.
   `table` holds 8 x 256 entries: table[k * 256 + b] is the checksum of the byte b followed by k
   zero bytes, not inverted. It is used where the processor has no instruction for the sum. */
uint32_t sitat_crc32c(const uint32_t *table, uint32_t seed, const uint8_t *input, size_t length);
uint32_t sitat_crc32c_plainly(
    const uint32_t *table, uint32_t seed, const uint8_t *input, size_t length);

#endif
