#include "finding.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

size_t sitat_find_bytes_plainly(
    const uint8_t *text, size_t length, const uint8_t *wanted, size_t count) {
  if (count == 0) return 0;
  if (count > length) return length;
  size_t places = length - count + 1;
  size_t place = 0;
  while (place < places) {
    const uint8_t *found = memchr(text + place, wanted[0], places - place);
    if (found == NULL) return length;
    place = (size_t)(found - text);
    if (memcmp(found + 1, wanted + 1, count - 1) == 0) return place;
    place++;
  }
  return length;
}

#if defined(__x86_64__)
/* Tries 32 places at a time: where both the first and the last byte are right, the rest is
   compared. The last block is moved back so that it ends with the text. */
__attribute__((target("avx2"))) static size_t find_wide(
    const uint8_t *text, size_t length, const uint8_t *wanted, size_t count) {
  const __m256i first = _mm256_set1_epi8((char)wanted[0]);
  const __m256i last = _mm256_set1_epi8((char)wanted[count - 1]);
  const size_t places = length - count + 1;
  size_t block = 0;
  for (;;) {
    __m256i starts = _mm256_loadu_si256((const __m256i *)(text + block));
    __m256i ends = _mm256_loadu_si256((const __m256i *)(text + block + count - 1));
    __m256i both =
        _mm256_and_si256(_mm256_cmpeq_epi8(starts, first), _mm256_cmpeq_epi8(ends, last));
    uint32_t mask = (uint32_t)_mm256_movemask_epi8(both);
    while (mask != 0) {
      size_t place = block + (size_t)__builtin_ctz(mask);
      if (memcmp(text + place, wanted, count) == 0) return place;
      mask &= mask - 1;
    }
    if (block + 32 >= places) return length;
    block = block + 64 <= places ? block + 32 : places - 32;
  }
}
#endif

size_t sitat_find_bytes(
    const uint8_t *text, size_t length, const uint8_t *wanted, size_t count) {
#if defined(__x86_64__)
  if (count > 0 && count <= length && length - count + 1 >= 32 &&
      __builtin_cpu_supports("avx2")) {
    return find_wide(text, length, wanted, count);
  }
#endif
  return sitat_find_bytes_plainly(text, length, wanted, count);
}

size_t sitat_count_below(const uint32_t *ascending, size_t count, uint32_t wanted) {
  enum { GROUP = 16 };
  size_t index = 0;
  while (count - index >= GROUP) {
    uint32_t below = 0;
    for (size_t i = 0; i < GROUP; i++) below += ascending[index + i] < wanted;
    index += below;
    if (below < GROUP) return index;
  }
  while (index < count && ascending[index] < wanted) index++;
  return index;
}
