#include "cutting.h"

#include "vectors.h"

void sitat_place_scalars_plainly(
    const uint8_t *bytes, size_t length, size_t from, const size_t steps[4], size_t places[4]) {
  size_t i = from < length ? from : length, left = steps[0];
  for (int k = 0; k < 4;) {
    while (i < length && is_continuation(bytes[i])) i++;
    if (left == 0 || i == length) {
      places[k] = i;
      if (++k < 4) left = i == length ? 0 : steps[k];
    } else {
      i++;
      left--;
    }
  }
}

#ifdef SITAT_HAS_VECTORS

/* The position of the set bit that has `rank` others below it; there is one. */
VECTOR static inline unsigned select_bit(uint64_t bits, unsigned rank) {
  unsigned position = 0;
  for (unsigned width = 32; width > 0; width >>= 1) {
    unsigned below = (unsigned)__builtin_popcountll(bits & (((uint64_t)1 << width) - 1));
    unsigned skips = rank >= below ? width : 0;
    rank -= skips ? below : 0;
    bits >>= skips;
    position += skips;
  }
  return position;
}

VECTOR static void place_scalars_with_vectors(
    const uint8_t *bytes, size_t length, size_t from, const size_t steps[4], size_t places[4]) {
  size_t i = from, wanted = steps[0];
  int k = 0;
  for (; i <= length && length - i >= 64; i += 64) {
    uint64_t starts = leads(load(bytes + i));
    size_t count = (size_t)__builtin_popcountll(starts);
    while (wanted < count) {
      places[k] = i + select_bit(starts, (unsigned)wanted);
      if (++k == 4) return;
      wanted += steps[k];
    }
    wanted -= count;
  }
  size_t rest[4] = {0}, found[4];
  rest[0] = wanted;
  for (int j = 1; k + j < 4; j++) rest[j] = steps[k + j];
  sitat_place_scalars_plainly(bytes, length, i, rest, found);
  for (int j = 0; k + j < 4; j++) places[k + j] = found[j];
}

#endif

void sitat_place_scalars(
    const uint8_t *bytes, size_t length, size_t from, const size_t steps[4], size_t places[4]) {
#ifdef SITAT_HAS_VECTORS
  if (has_vectors()) {
    place_scalars_with_vectors(bytes, length, from, steps, places);
    return;
  }
#endif
  sitat_place_scalars_plainly(bytes, length, from, steps, places);
}
