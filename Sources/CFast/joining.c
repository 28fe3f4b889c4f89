#include "joining.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/// Positions are fetched this many ahead of the one that is looked at: about the time that memory
/// takes.
enum { AHEAD = 64 };

size_t sitat_keep_code(
    uint32_t *positions, size_t count, const uint16_t *codes, size_t offset, uint16_t code) {
  size_t kept = 0;
  for (size_t index = 0; index < count; index++) {
    uint32_t position = positions[index];
    size_t ahead = index + AHEAD < count ? index + AHEAD : index;
    __builtin_prefetch(codes + positions[ahead] + offset);
    positions[kept] = position;
    kept += codes[position + offset] == code;
  }
  return kept;
}

size_t sitat_keep_coded(
    uint32_t *positions, size_t count, const uint16_t *codes, size_t offset, const uint64_t *set) {
  size_t kept = 0;
  for (size_t index = 0; index < count; index++) {
    uint32_t position = positions[index];
    size_t ahead = index + AHEAD < count ? index + AHEAD : index;
    __builtin_prefetch(codes + positions[ahead] + offset);
    positions[kept] = position;
    uint16_t code = codes[position + offset];
    kept += set[code >> 6] >> (code & 63) & 1;
  }
  return kept;
}

/// Writes the pairs of one position, if no border lies in between.
static size_t write_pairs(
    uint32_t position, uint32_t found, uint32_t borders, unsigned distance, uint64_t *pairs,
    size_t written, size_t capacity) {
  while (found) {
    unsigned place = (unsigned)__builtin_ctz(found);
    found &= found - 1;
    uint32_t other = position + place - distance;
    uint32_t between = place < distance
                           ? ((1u << distance) - 1) & ~((2u << place) - 1)
                           : ((1u << place) - 1) & ~((2u << distance) - 1);
    if (borders & between) continue;
    if (written < capacity) {
      pairs[written] = other < position ? (uint64_t)other << 32 | position
                                        : (uint64_t)position << 32 | other;
    }
    written++;
  }
  return written;
}

size_t sitat_near_code_plainly(
    const uint32_t *positions, size_t count, const uint16_t *codes, unsigned distance,
    uint16_t code, uint16_t border, uint64_t *pairs, size_t capacity) {
  size_t written = 0;
  for (size_t index = 0; index < count; index++) {
    const uint16_t *window = codes + positions[index] - distance;
    uint32_t found = 0;
    uint32_t borders = 0;
    for (unsigned place = 0; place <= 2 * distance; place++) {
      found |= (uint32_t)(place != distance && window[place] == code) << place;
      borders |= (uint32_t)(window[place] == border) << place;
    }
    written =
        write_pairs(positions[index], found, borders, distance, pairs, written, capacity);
  }
  return written;
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi2"))) static size_t near_code_avx2(
    const uint32_t *positions, size_t count, const uint16_t *codes, unsigned distance,
    uint16_t code, uint16_t border, uint64_t *pairs, size_t capacity) {
  const __m256i wanted = _mm256_set1_epi16((short)code);
  const __m256i edge = _mm256_set1_epi16((short)border);
  const uint32_t reach = (1u << (2 * distance + 1)) - 1;
  size_t written = 0;
  for (size_t index = 0; index < count; index++) {
    size_t ahead = index + AHEAD < count ? index + AHEAD : index;
    __builtin_prefetch(codes + positions[ahead]);
    const uint16_t *window = codes + positions[index] - distance;
    __m256i here = _mm256_loadu_si256((const __m256i *)window);
    uint32_t wide = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi16(here, wanted));
    uint32_t found = _pext_u32(wide, 0x55555555u) & reach & ~(1u << distance);
    if (!found) continue;
    uint32_t edges = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi16(here, edge));
    written = write_pairs(
        positions[index], found, _pext_u32(edges, 0x55555555u), distance, pairs, written,
        capacity);
  }
  return written;
}
#endif

size_t sitat_near_code(
    const uint32_t *positions, size_t count, const uint16_t *codes, unsigned distance,
    uint16_t code, uint16_t border, uint64_t *pairs, size_t capacity) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    return near_code_avx2(positions, count, codes, distance, code, border, pairs, capacity);
  }
#endif
  return sitat_near_code_plainly(
      positions, count, codes, distance, code, border, pairs, capacity);
}

size_t sitat_settle(uint64_t *numbers, size_t count) {
  for (size_t index = 1; index < count; index++) {
    uint64_t number = numbers[index];
    size_t place = index;
    while (place > 0 && numbers[place - 1] > number) {
      numbers[place] = numbers[place - 1];
      place--;
    }
    numbers[place] = number;
  }
  size_t kept = 0;
  for (size_t index = 0; index < count; index++) {
    if (kept == 0 || numbers[kept - 1] != numbers[index]) numbers[kept++] = numbers[index];
  }
  return kept;
}
