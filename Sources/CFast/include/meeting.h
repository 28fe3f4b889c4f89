/* Where an ascending list of positions meets another, and neither is so rare that it would pay to
   look somewhere in memory beside each of its positions: both are gone through, side by side.

   The others come in portions, ascending from portion to portion too, and are written on a ring
   that holds the latest stretch of positions: at `position % SITAT_RING_SIZE` stands the round,
   `position / SITAT_RING_SIZE`. Positions are below SITAT_RING_END, so that no two are alike. */
#ifndef SITAT_MEETING_H
#define SITAT_MEETING_H

#include <stddef.h>
#include <stdint.h>

#define SITAT_RING_SIZE 16384
#define SITAT_RING_END (SITAT_RING_SIZE * 0x8000)

/* Makes a ring of SITAT_RING_SIZE numbers on which nothing is written. */
void sitat_clear_ring(uint16_t *ring);

/* Rows that are kept where another position stands `offset` behind their first. */
struct sitat_keeping {
  uint16_t *ring;
  uint32_t *rows;   /* ascending; those that are kept move to the front */
  size_t count;
  uint32_t offset;
  size_t next;      /* the first row not yet looked at; begins as 0 */
  size_t kept;      /* begins as 0 */
};

/* Goes on with a portion of the others. */
void sitat_keep_met(struct sitat_keeping *keeping, const uint32_t *others, size_t count);

/* Ends with the rows that no other is left for. Returns how many are kept. */
size_t sitat_end_keeping(struct sitat_keeping *keeping);

/* Pairs of a position and another at most `distance` (1 to 7) away, which is not itself. */
struct sitat_pairing {
  uint16_t *ring;
  const uint32_t *positions;   /* ascending */
  size_t count;
  uint32_t distance;
  uint64_t *pairs;   /* smaller position << 32 | larger, for ascending positions and others */
  size_t capacity;   /* no more are written */
  size_t next;       /* the first position not yet looked at; begins as 0 */
  size_t written;    /* how many pairs there are; begins as 0 */
};

/* Goes on with a portion of the others. */
void sitat_pair_met(struct sitat_pairing *pairing, const uint32_t *others, size_t count);
void sitat_pair_met_plainly(
    struct sitat_pairing *pairing, const uint32_t *others, size_t count);

/* Ends with the positions that no other is left for. Returns how many pairs there are. */
size_t sitat_end_pairing(struct sitat_pairing *pairing);

#endif
