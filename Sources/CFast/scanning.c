#include "scanning.h"

#include "vectors.h"

/* What single bytes of UTF-8 say. */

static inline int is_ascii_letter(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26;
}

/* U+00D7 and U+00F7, the only scalars with the lead byte C3 that are no letters. */
static inline int is_times_or_division(uint8_t byte) { return byte == 0x97 || byte == 0xB7; }

static inline int ends_latin_letter(uint8_t byte) {
  return is_continuation(byte) && !is_times_or_division(byte);
}

/* Behind C2: all but U+00AA, U+00AD, U+00B5 and U+00BA. */
static inline int ends_latin_separator(uint8_t byte) {
  return is_continuation(byte) && byte != 0xAA && byte != 0xAD && byte != 0xB5 && byte != 0xBA;
}

/* Behind E2 80: all but U+200B to U+200F, U+2019 and U+202A to U+202E. */
static inline int ends_punctuation(uint8_t byte) {
  return is_continuation(byte) && !(byte >= 0x8B && byte <= 0x8F) && byte != 0x99 &&
         !(byte >= 0xAA && byte <= 0xAE);
}

/* Whether the apostrophe at a position stands between letters of ASCII or Latin-1. */
static int joins_letters(const uint8_t *input, size_t length, size_t position) {
  if (position == 0 || position + 1 >= length) return 0;
  uint8_t before = input[position - 1];
  if (!is_ascii_letter(before) &&
      !(position >= 2 && input[position - 2] == 0xC3 && ends_latin_letter(before))) {
    return 0;
  }
  uint8_t after = input[position + 1];
  return is_ascii_letter(after) ||
         (after == 0xC3 && position + 2 < length && ends_latin_letter(input[position + 2]));
}

/* The masks, byte by byte. */

enum role { SEPARATES, WORD, OTHER };

static enum role role_beyond_ascii(const uint8_t *input, size_t length, size_t position) {
  uint8_t byte = input[position];
  uint8_t before = position >= 1 ? input[position - 1] : 0;
  uint8_t after = position + 1 < length ? input[position + 1] : 0;
  switch (byte) {
  case 0xC3: return ends_latin_letter(after) ? WORD : is_continuation(after) ? SEPARATES : OTHER;
  case 0xC2: return ends_latin_separator(after) ? SEPARATES : OTHER;
  case 0xE2:
    return after == 0x80 && position + 2 < length && ends_punctuation(input[position + 2])
               ? SEPARATES
               : OTHER;
  default: break;
  }
  if (!is_continuation(byte)) return OTHER;
  switch (before) {
  case 0xC3: return ends_latin_letter(byte) ? WORD : SEPARATES;
  case 0xC2: return ends_latin_separator(byte) ? SEPARATES : OTHER;
  case 0xE2: return byte == 0x80 && ends_punctuation(after) ? SEPARATES : OTHER;
  default: break;
  }
  int is_third = before == 0x80 && position >= 2 && input[position - 2] == 0xE2;
  return is_third && ends_punctuation(byte) ? SEPARATES : OTHER;
}

void sitat_scan_plainly(
    const uint8_t *input, size_t length, uint8_t *lower, uint64_t *word, uint64_t *other,
    uint64_t *continuation) {
  for (size_t block = 0; block <= length / 64; block++) {
    uint64_t words = 0, others = 0, continuations = 0;
    for (size_t bit = 0; bit < 64; bit++) {
      size_t position = block * 64 + bit;
      uint64_t mark = (uint64_t)1 << bit;
      if (position >= length) {
        lower[position] = 0;
        continue;
      }
      uint8_t byte = input[position];
      lower[position] = byte;
      if (byte < 0x80) {
        if (is_ascii_letter(byte)) {
          words |= mark;
          lower[position] = byte | 0x20;
        } else if ((uint8_t)(byte - '0') < 10) {
          words |= mark;
        } else if (byte == '\'') {
          if (joins_letters(input, length, position)) words |= mark;
          else others |= mark;
        }
        continue;
      }
      if (is_continuation(byte)) {
        continuations |= mark;
        int is_latin = position >= 1 && input[position - 1] == 0xC3;
        if (is_latin && byte <= 0x9E && byte != 0x97) lower[position] = byte + 0x20;
      }
      switch (role_beyond_ascii(input, length, position)) {
      case WORD: words |= mark; break;
      case OTHER: others |= mark; break;
      case SEPARATES: break;
      }
    }
    word[block] = words;
    other[block] = others;
    continuation[block] = continuations;
  }
}

/* Runs. */

static inline __attribute__((always_inline)) size_t find_runs(
    const uint64_t *word, const uint64_t *other, const uint64_t *continuation, size_t blocks,
    struct sitat_run_search *search, struct sitat_run *runs) {
  struct sitat_run run = search->run;
  uint64_t is_open = search->is_open;
  uint64_t continuations = search->continuations;
  size_t found = 0;
  for (uint64_t block = search->block; block < search->block + blocks; block++) {
    uint64_t others = other[block];
    uint64_t inside = word[block] | others;
    uint64_t tails = continuation[block];
    uint64_t edges = inside ^ (inside << 1 | is_open);
    uint64_t unread = ~(uint64_t)0;
    uint64_t scalar_base = block * 64 - continuations;
    while (edges) {
      unsigned bit = (unsigned)__builtin_ctzll(edges);
      uint64_t below = ((uint64_t)1 << bit) - 1;
      edges &= edges - 1;
      uint32_t position = (uint32_t)(block * 64 + bit);
      uint32_t scalar = (uint32_t)(scalar_base + bit - __builtin_popcountll(tails & below));
      if (is_open) {
        run.end = position;
        run.last = scalar;
        run.needs_look |= (others & unread & below) != 0;
        runs[found++] = run;
      } else {
        run.start = position;
        run.first = scalar;
        run.needs_look = 0;
        unread = ~below;
      }
      is_open ^= 1;
    }
    if (is_open) run.needs_look |= (others & unread) != 0;
    continuations += (uint64_t)__builtin_popcountll(tails);
  }
  search->block += blocks;
  search->continuations = continuations;
  search->is_open = is_open;
  search->run = run;
  return found;
}

size_t sitat_find_runs_plainly(
    const uint64_t *word, const uint64_t *other, const uint64_t *continuation, size_t blocks,
    struct sitat_run_search *search, struct sitat_run *runs) {
  return find_runs(word, other, continuation, blocks, search, runs);
}

#ifdef SITAT_HAS_VECTORS

VECTOR static inline __m256i lowered(__m256i bytes) {
  __m256i capitals = bytes_between(bytes, 'A', 'Z');
  return _mm256_add_epi8(bytes, _mm256_and_si256(capitals, _mm256_set1_epi8(0x20)));
}

/* Lead bytes at the end of the block before, as bits at the beginning of the next. */
struct carry {
  uint64_t c2, c3, e2, e280;
};

VECTOR static inline void scan_chunk(
    struct chunk chunk, uint8_t next, uint8_t after_next, struct carry *carry, uint8_t *lower,
    uint64_t *word, uint64_t *other, uint64_t *continuation) {
  struct chunk small = {lowered(chunk.low), lowered(chunk.high)};
  _mm256_storeu_si256((__m256i *)lower, small.low);
  _mm256_storeu_si256((__m256i *)lower + 1, small.high);
  uint64_t words = between(small, 'a', 'z') | between(chunk, '0', '9');
  uint64_t high = top_bits(chunk);
  *continuation = 0;
  *other = 0;
  if (high | carry->c2 | carry->c3 | carry->e2 | carry->e280) {
    uint64_t tails = high & ~leads(chunk);
    uint64_t separators = 0;
    uint64_t c3 = equal(chunk, 0xC3);
    uint64_t after_c3 = c3 << 1 | carry->c3;
    if (after_c3 | c3) {
      uint64_t signs = equal(chunk, 0x97) | equal(chunk, 0xB7);
      uint64_t letters = tails & ~signs;
      words |= after_c3 & letters;
      words |= c3 & (letters >> 1 | (uint64_t)ends_latin_letter(next) << 63);
      separators |= after_c3 & signs;
      separators |= c3 & (signs >> 1 | (uint64_t)is_times_or_division(next) << 63);
      uint64_t capitals = after_c3 & between(chunk, 0x80, 0x9E) & ~signs;
      while (capitals) {
        lower[__builtin_ctzll(capitals)] += 0x20;
        capitals &= capitals - 1;
      }
    }
    uint64_t c2 = equal(chunk, 0xC2);
    uint64_t after_c2 = c2 << 1 | carry->c2;
    if (after_c2 | c2) {
      uint64_t ends = tails & ~(equal(chunk, 0xAA) | equal(chunk, 0xAD) | equal(chunk, 0xB5) |
                                equal(chunk, 0xBA));
      separators |= after_c2 & ends;
      separators |= c2 & (ends >> 1 | (uint64_t)ends_latin_separator(next) << 63);
    }
    uint64_t e2 = equal(chunk, 0xE2);
    uint64_t second = (e2 << 1 | carry->e2) & equal(chunk, 0x80);
    uint64_t third = second << 1 | carry->e280;
    if (e2 | second | third) {
      uint64_t ends = tails & ~(between(chunk, 0x8B, 0x8F) | equal(chunk, 0x99) |
                                between(chunk, 0xAA, 0xAE));
      uint64_t seconds = equal(chunk, 0x80) >> 1 | (uint64_t)(next == 0x80) << 63;
      uint64_t next_ends = ends >> 1 | (uint64_t)ends_punctuation(next) << 63;
      uint64_t ends_after = next_ends >> 1 | (uint64_t)ends_punctuation(after_next) << 63;
      separators |= third & ends;
      separators |= second & next_ends;
      separators |= e2 & seconds & ends_after;
    }
    carry->c2 = c2 >> 63;
    carry->c3 = c3 >> 63;
    carry->e2 = e2 >> 63;
    carry->e280 = second >> 63;
    *continuation = tails;
    *other = high & ~(words | separators);
  }
  *word = words;
}

VECTOR static void scan_with_vectors(
    const uint8_t *input, size_t length, uint8_t *lower, uint64_t *word, uint64_t *other,
    uint64_t *continuation) {
  struct carry carry = {0, 0, 0, 0};
  for (size_t block = 0; block <= length / 64; block++) {
    size_t start = block * 64;
    const uint8_t *bytes = input + start;
    uint8_t end[64] = {0};
    if (length - start < 64) {
      __builtin_memcpy(end, bytes, length - start);
      bytes = end;
    }
    struct chunk chunk = load(bytes);
    uint8_t next = start + 64 < length ? input[start + 64] : 0;
    uint8_t after_next = start + 65 < length ? input[start + 65] : 0;
    scan_chunk(
        chunk, next, after_next, &carry, lower + start, word + block, other + block,
        continuation + block);
    uint64_t apostrophes = equal(chunk, '\'');
    while (apostrophes) {
      unsigned bit = (unsigned)__builtin_ctzll(apostrophes);
      uint64_t *mask = joins_letters(input, length, start + bit) ? word : other;
      mask[block] |= (uint64_t)1 << bit;
      apostrophes &= apostrophes - 1;
    }
  }
}

VECTOR static size_t find_runs_with_vectors(
    const uint64_t *word, const uint64_t *other, const uint64_t *continuation, size_t blocks,
    struct sitat_run_search *search, struct sitat_run *runs) {
  return find_runs(word, other, continuation, blocks, search, runs);
}

#endif

void sitat_scan(
    const uint8_t *input, size_t length, uint8_t *lower, uint64_t *word, uint64_t *other,
    uint64_t *continuation) {
#ifdef SITAT_HAS_VECTORS
  if (has_vectors()) {
    scan_with_vectors(input, length, lower, word, other, continuation);
    return;
  }
#endif
  sitat_scan_plainly(input, length, lower, word, other, continuation);
}

size_t sitat_find_runs(
    const uint64_t *word, const uint64_t *other, const uint64_t *continuation, size_t blocks,
    struct sitat_run_search *search, struct sitat_run *runs) {
#ifdef SITAT_HAS_VECTORS
  if (has_vectors()) {
    return find_runs_with_vectors(word, other, continuation, blocks, search, runs);
  }
#endif
  return sitat_find_runs_plainly(word, other, continuation, blocks, search, runs);
}
