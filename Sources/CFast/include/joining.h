#ifndef SITAT_JOINING_H
#define SITAT_JOINING_H

#include <stddef.h>
#include <stdint.h>

/// Keeps the positions `p` at which `codes[p + offset] == code`, in their order.
/// Every `p + offset` must be readable.
/// Returns how many are left at the front of `positions`.
size_t sitat_keep_code(
    uint32_t *positions, size_t count, const uint16_t *codes, size_t offset, uint16_t code);

/// Keeps the positions `p` at which bit `codes[p + offset]` of a set of 65 536 bits is one.
size_t sitat_keep_coded(
    uint32_t *positions, size_t count, const uint16_t *codes, size_t offset, const uint64_t *set);

/// Finds the places with a code at most `distance` (1 to 7) positions away from each of some
/// positions, not counting the position itself, without a `border` code in between.
///
/// The 16 codes on either side of every position must be readable.
/// Writes, for each, the pair as smaller position << 32 | larger position, for ascending positions
/// and ascending places; returns how many there are, and writes no more than `capacity`.
size_t sitat_near_code(
    const uint32_t *positions, size_t count, const uint16_t *codes, unsigned distance,
    uint16_t code, uint16_t border, uint64_t *pairs, size_t capacity);

/// The same without vector instructions: what the other must do, and what it is tested against.
size_t sitat_near_code_plainly(
    const uint32_t *positions, size_t count, const uint16_t *codes, unsigned distance,
    uint16_t code, uint16_t border, uint64_t *pairs, size_t capacity);

/// Puts numbers in order that are at most a few places from where they belong, and drops doubles.
/// Returns how many are left.
size_t sitat_settle(uint64_t *numbers, size_t count);

#endif
