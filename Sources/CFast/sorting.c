#include "sorting.h"

enum { PASSES = 3, DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static inline uint32_t digit(uint32_t value, int pass) {
  return value >> (pass * DIGIT_BITS) & (DIGITS - 1);
}

int sitat_sort_numbers(uint32_t *values, uint32_t *scratch, size_t count) {
  uint32_t places[PASSES][DIGITS] = {{0}};
  for (size_t i = 0; i < count; i++) {
    for (int pass = 0; pass < PASSES; pass++) places[pass][digit(values[i], pass)]++;
  }
  uint32_t *from = values, *to = scratch;
  for (int pass = 0; pass < PASSES && count > 0; pass++) {
    uint32_t *place = places[pass];
    if (place[digit(from[0], pass)] == count) continue;
    uint32_t sum = 0;
    for (int d = 0; d < DIGITS; d++) {
      uint32_t size = place[d];
      place[d] = sum;
      sum += size;
    }
    for (size_t i = 0; i < count; i++) to[place[digit(from[i], pass)]++] = from[i];
    uint32_t *other = from;
    from = to;
    to = other;
  }
  return from == scratch;
}
