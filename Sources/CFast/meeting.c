#include "meeting.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum {
  RING = SITAT_RING_SIZE,
  /* Others are written less than so far ahead of the first that is still asked for, and those
     around it are not overwritten. */
  LEAD = RING / 4 * 3,
  GROUP = 8,
};

/* Twice this byte is the round of no position, not even of one before the first, which wraps. */
enum { NOTHING = 0x80 };

void sitat_clear_ring(uint16_t *ring) { memset(ring, NOTHING, RING * sizeof *ring); }

static inline void write_on(uint16_t *ring, uint32_t position) {
  ring[position % RING] = (uint16_t)(position / RING);
}

static inline size_t is_on(const uint16_t *ring, uint32_t position) {
  return ring[position % RING] == (uint16_t)(position / RING);
}

/* Writes others as far as the lead allows, a group at a time where it can. Returns how many. */
static size_t write_ahead(uint16_t *ring, const uint32_t *others, size_t count) {
  size_t written = 0;
  while (count - written >= GROUP && others[written + GROUP - 1] - others[0] < LEAD) {
    for (size_t i = 0; i < GROUP; i++) write_on(ring, others[written + i]);
    written += GROUP;
  }
  while (written < count && others[written] - others[0] < LEAD) write_on(ring, others[written++]);
  return written;
}

/* Looks at the rows whose other would stand below `limit`. */
static void keep_below(struct sitat_keeping *keeping, uint32_t limit) {
  const uint16_t *ring = keeping->ring;
  uint32_t *rows = keeping->rows;
  const size_t count = keeping->count;
  const uint32_t offset = keeping->offset;
  size_t next = keeping->next, kept = keeping->kept;
  while (next < count && rows[next] + offset < limit) {
    uint32_t row = rows[next++];
    rows[kept] = row;
    kept += is_on(ring, row + offset);
  }
  keeping->next = next;
  keeping->kept = kept;
}

void sitat_keep_met(struct sitat_keeping *keeping, const uint32_t *others, size_t count) {
  while (count > 0) {
    keep_below(keeping, others[0]);
    size_t written = write_ahead(keeping->ring, others, count);
    others += written;
    count -= written;
  }
}

size_t sitat_end_keeping(struct sitat_keeping *keeping) {
  keep_below(keeping, UINT32_MAX);
  return keeping->kept;
}

/* The places in the window around a position that are on the ring, but its own. */
static inline uint32_t window_plainly(
    const uint16_t *ring, uint32_t position, uint32_t distance) {
  uint32_t found = 0;
  for (uint32_t place = 0; place <= 2 * distance; place++) {
    uint32_t other = position + place - distance;
    found |= (uint32_t)(place != distance && is_on(ring, other)) << place;
  }
  return found;
}

/* Writes the pairs of a position with the places found in the window around it. */
static inline void write_pairs(struct sitat_pairing *pairing, uint32_t position, uint32_t found) {
  while (found) {
    uint32_t other = position + (uint32_t)__builtin_ctz(found) - pairing->distance;
    found &= found - 1;
    if (pairing->written < pairing->capacity) {
      pairing->pairs[pairing->written] = other < position ? (uint64_t)other << 32 | position
                                                          : (uint64_t)position << 32 | other;
    }
    pairing->written++;
  }
}

/* Looks at the positions whose window lies below `limit`. */
static void pair_below_plainly(struct sitat_pairing *pairing, uint32_t limit) {
  while (pairing->next < pairing->count) {
    uint32_t position = pairing->positions[pairing->next];
    if (position + pairing->distance >= limit) return;
    pairing->next++;
    write_pairs(
        pairing, position, window_plainly(pairing->ring, position, pairing->distance));
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi2"))) static void pair_below_avx2(
    struct sitat_pairing *pairing, uint32_t limit) {
  const uint16_t *ring = pairing->ring;
  const uint32_t *positions = pairing->positions;
  const size_t count = pairing->count;
  const uint32_t distance = pairing->distance;
  const uint32_t others = ((1u << (2 * distance + 1)) - 1) & ~(1u << distance);
  size_t next = pairing->next;
  while (next < count && positions[next] + distance < limit) {
    uint32_t position = positions[next++];
    uint32_t first = position - distance, slot = first % RING, found;
    if (slot <= RING - 16) {
      __m256i here = _mm256_loadu_si256((const __m256i *)(ring + slot));
      __m256i round = _mm256_set1_epi16((short)(first / RING));
      uint32_t wide = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi16(here, round));
      found = _pext_u32(wide, 0x55555555u) & others;
    } else {
      found = window_plainly(ring, position, distance);
    }
    write_pairs(pairing, position, found);
  }
  pairing->next = next;
}
#endif

static void pair_below(struct sitat_pairing *pairing, uint32_t limit) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    pair_below_avx2(pairing, limit);
    return;
  }
#endif
  pair_below_plainly(pairing, limit);
}

void sitat_pair_met(struct sitat_pairing *pairing, const uint32_t *others, size_t count) {
  while (count > 0) {
    pair_below(pairing, others[0]);
    size_t written = write_ahead(pairing->ring, others, count);
    others += written;
    count -= written;
  }
}

void sitat_pair_met_plainly(
    struct sitat_pairing *pairing, const uint32_t *others, size_t count) {
  while (count > 0) {
    pair_below_plainly(pairing, others[0]);
    size_t written = write_ahead(pairing->ring, others, count);
    others += written;
    count -= written;
  }
}

size_t sitat_end_pairing(struct sitat_pairing *pairing) {
  pair_below(pairing, UINT32_MAX);
  return pairing->written;
}
