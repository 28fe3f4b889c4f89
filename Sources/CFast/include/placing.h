/* Where tokens begin, told by the lengths of their forms. */
#ifndef SITAT_PLACING_H
#define SITAT_PLACING_H

#include <stddef.h>
#include <stdint.h>

/* The step of a token is the number of scalars between it and the next one, less one: mostly 0, a
   blank, or 1, a comma and a blank. Steps are kept in blocks of 128, as planes of 128 bits: bit i
   of plane k is bit k of step i. A step that needs more bits than there are planes has zeros there,
   and is told elsewhere. */

/* Chooses the number of planes for 128 steps, 0 to 3, so that they and two bytes for each step that
   does not fit are fewest, and writes them, at most 48 bytes. The places of the steps that do not
   fit go to `others`, which has room for 128, ascending; how many they are, to `other_count`.
   Returns the number of planes. */
unsigned sitat_pack_steps(
    const uint8_t *steps, uint8_t *output, uint8_t *others, uint32_t *other_count);

/* Sums up where `count` tokens, at most 128, begin: the first at `first`, each next one behind the
   one before it by that one's length, 1, and its step. The length is that of `lengths` at the
   token's code, 0 where there are not so many. Sums wrap at 32 bits. `planes` has 16 bytes for each
   of at most 3 planes, which need no alignment. */
void sitat_place_tokens(
    const uint16_t *codes, size_t count, const uint8_t *lengths, size_t length_count,
    const uint8_t *planes, unsigned plane_count, uint32_t first, uint32_t *starts);

#endif
