#include "CFast.h"

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

uint32_t sitat_crc32c(const uint32_t *table, uint32_t seed, const uint8_t *input, size_t length) {
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
