/* Finding bytes in bytes. */
#ifndef SITAT_FINDING_H
#define SITAT_FINDING_H

#include <stddef.h>
#include <stdint.h>

/* The first position in `text` at which the `count` bytes of `wanted` stand; `length` where they
   stand nowhere. No byte outside either is read. No bytes at all stand at 0. */
size_t sitat_find_bytes(
    const uint8_t *text, size_t length, const uint8_t *wanted, size_t count);

/* The same in plain C: what the kernel must do, and what it does where it has no wide registers. */
size_t sitat_find_bytes_plainly(
    const uint8_t *text, size_t length, const uint8_t *wanted, size_t count);

/* How many of some ascending numbers are below one; quick where they are few. */
size_t sitat_count_below(const uint32_t *ascending, size_t count, uint32_t wanted);

#endif
