/* Where the parts of a line in context stand. */
#ifndef SITAT_CUTTING_H
#define SITAT_CUTTING_H

#include <stddef.h>
#include <stdint.h>

/* The byte positions of four scalars of UTF-8: the first has steps[0] others before it from the
   scalar at `from` on, each other one steps[k] from the one before. It is the text's end where
   there are not so many. */
void sitat_place_scalars(
    const uint8_t *bytes, size_t length, size_t from, const size_t steps[4], size_t places[4]);
void sitat_place_scalars_plainly(
    const uint8_t *bytes, size_t length, size_t from, const size_t steps[4], size_t places[4]);

#endif
