/* 64 bytes of text at a time in AVX2 registers, where there are any, and what single bytes of UTF-8
   say. Functions marked VECTOR are called only after `has_vectors()`. */
#ifndef SITAT_VECTORS_H
#define SITAT_VECTORS_H

#include <stddef.h>
#include <stdint.h>

static inline int is_continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

#if defined(__x86_64__)
#include <immintrin.h>
#define SITAT_HAS_VECTORS 1
#define VECTOR __attribute__((target("avx2,bmi,popcnt")))

static inline int has_vectors(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("popcnt");
}

/* 64 bytes of text. */
struct chunk {
  __m256i low, high;
};

VECTOR static inline struct chunk load(const uint8_t *bytes) {
  struct chunk chunk = {
      _mm256_loadu_si256((const __m256i *)bytes), _mm256_loadu_si256((const __m256i *)bytes + 1)};
  return chunk;
}

VECTOR static inline uint64_t top_bits(struct chunk chunk) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(chunk.low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(chunk.high) << 32;
}

VECTOR static inline uint64_t equal(struct chunk chunk, uint8_t byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  struct chunk equals = {
      _mm256_cmpeq_epi8(chunk.low, wanted), _mm256_cmpeq_epi8(chunk.high, wanted)};
  return top_bits(equals);
}

VECTOR static inline __m256i bytes_between(__m256i bytes, uint8_t first, uint8_t last) {
  __m256i above = _mm256_sub_epi8(bytes, _mm256_set1_epi8((char)first));
  __m256i width = _mm256_set1_epi8((char)(last - first));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(above, width), above);
}

VECTOR static inline uint64_t between(struct chunk chunk, uint8_t first, uint8_t last) {
  struct chunk inside = {
      bytes_between(chunk.low, first, last), bytes_between(chunk.high, first, last)};
  return top_bits(inside);
}

/* Bytes that are no continuation bytes. */
VECTOR static inline uint64_t leads(struct chunk chunk) {
  __m256i last = _mm256_set1_epi8((char)0xBF);
  struct chunk above = {
      _mm256_cmpgt_epi8(chunk.low, last), _mm256_cmpgt_epi8(chunk.high, last)};
  return top_bits(above);
}

#endif
#endif
