#include "checksum.h"

#include <string.h>

uint32_t sitat_crc32c_plainly(
    const uint32_t *table, uint32_t seed, const uint8_t *input, size_t length) {
  uint32_t crc = ~seed;
  while (length >= 8) {
    uint32_t low = crc ^ ((uint32_t)input[0] | (uint32_t)input[1] << 8 | (uint32_t)input[2] << 16 |
                          (uint32_t)input[3] << 24);
    crc = table[7 * 256 + (low & 0xFF)] ^ table[6 * 256 + (low >> 8 & 0xFF)] ^
          table[5 * 256 + (low >> 16 & 0xFF)] ^ table[4 * 256 + (low >> 24)] ^
          table[3 * 256 + input[4]] ^ table[2 * 256 + input[5]] ^ table[256 + input[6]] ^
          table[input[7]];
    input += 8;
    length -= 8;
  }
  while (length-- > 0) crc = crc >> 8 ^ table[(crc ^ *input++) & 0xFF];
  return ~crc;
}

#if defined(__x86_64__)
#include <nmmintrin.h>

__attribute__((target("sse4.2"))) static uint32_t crc32c_by_instruction(
    uint32_t seed, const uint8_t *input, size_t length) {
  uint64_t crc = (uint32_t)~seed;
  for (; length >= 8; length -= 8, input += 8) {
    uint64_t word;
    memcpy(&word, input, 8);
    crc = _mm_crc32_u64(crc, word);
  }
  uint32_t rest = (uint32_t)crc;
  while (length-- > 0) rest = _mm_crc32_u8(rest, *input++);
  return ~rest;
}
#endif

uint32_t sitat_crc32c(const uint32_t *table, uint32_t seed, const uint8_t *input, size_t length) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return crc32c_by_instruction(seed, input, length);
#endif
  return sitat_crc32c_plainly(table, seed, input, length);
}
