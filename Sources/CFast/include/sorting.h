/* Sorting of positions. */
#ifndef SITAT_SORTING_H
#define SITAT_SORTING_H

#include <stddef.h>
#include <stdint.h>

/* Sorts `count` numbers by their digits of 11, 11 and 10 bits, lowest first; digits that all
   numbers share are passed over. `scratch` has room for as many. Returns 1 where the sorted numbers
   are in `scratch`, 0 where they are in `values`; the other holds anything. `count` is below
   2^32. */
int sitat_sort_numbers(uint32_t *values, uint32_t *scratch, size_t count);

#endif
