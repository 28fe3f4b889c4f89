#include "scanning.h"

#include "vectors.h"

size_t sitat_count_scalars_plainly(const uint8_t *bytes, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += !is_continuation(bytes[i]);
  return count;
}

size_t sitat_advance_scalars_plainly(
    const uint8_t *bytes, size_t length, size_t from, size_t scalars) {
  for (size_t i = from; i < length; i++) {
    if (is_continuation(bytes[i])) continue;
    if (scalars == 0) return i;
    scalars--;
  }
  return length;
}

size_t sitat_count_newlines_plainly(const uint8_t *bytes, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += bytes[i] == '\n';
  return count;
}

#ifdef SITAT_HAS_VECTORS

VECTOR static size_t count_scalars_with_vectors(const uint8_t *bytes, size_t length) {
  size_t count = 0, i = 0;
  for (; length - i >= 64; i += 64) {
    count += (size_t)__builtin_popcountll(leads(load(bytes + i)));
  }
  return count + sitat_count_scalars_plainly(bytes + i, length - i);
}

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

VECTOR static size_t advance_scalars_with_vectors(
    const uint8_t *bytes, size_t length, size_t from, size_t scalars) {
  size_t i = from;
  for (; length - i >= 64; i += 64) {
    uint64_t starts = leads(load(bytes + i));
    size_t count = (size_t)__builtin_popcountll(starts);
    if (scalars < count) return i + select_bit(starts, (unsigned)scalars);
    scalars -= count;
  }
  return sitat_advance_scalars_plainly(bytes, length, i, scalars);
}

VECTOR static size_t count_newlines_with_vectors(const uint8_t *bytes, size_t length) {
  size_t count = 0, i = 0;
  for (; length - i >= 64; i += 64) {
    count += (size_t)__builtin_popcountll(equal(load(bytes + i), '\n'));
  }
  return count + sitat_count_newlines_plainly(bytes + i, length - i);
}

#endif

size_t sitat_count_scalars(const uint8_t *bytes, size_t length) {
#ifdef SITAT_HAS_VECTORS
  if (has_vectors()) return count_scalars_with_vectors(bytes, length);
#endif
  return sitat_count_scalars_plainly(bytes, length);
}

size_t sitat_advance_scalars(const uint8_t *bytes, size_t length, size_t from, size_t scalars) {
  if (from >= length) return length;
#ifdef SITAT_HAS_VECTORS
  if (has_vectors()) return advance_scalars_with_vectors(bytes, length, from, scalars);
#endif
  return sitat_advance_scalars_plainly(bytes, length, from, scalars);
}

size_t sitat_count_newlines(const uint8_t *bytes, size_t length) {
#ifdef SITAT_HAS_VECTORS
  if (has_vectors()) return count_newlines_with_vectors(bytes, length);
#endif
  return sitat_count_newlines_plainly(bytes, length);
}

int sitat_has_loose_blanks(const uint8_t *bytes, size_t length) {
  uint8_t found = 0;
  for (size_t i = 0; i + 1 < length; i++) {
    found |= (uint8_t)((bytes[i] == '\n') | (bytes[i] == '\t') |
                       ((bytes[i] == ' ') & (bytes[i + 1] == ' ')));
  }
  if (length > 0) found |= (uint8_t)((bytes[length - 1] == '\n') | (bytes[length - 1] == '\t'));
  return found;
}
