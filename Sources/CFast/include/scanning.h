/* Kernels that read UTF-8 text: what each byte does in a word, where words begin and end, and how
   many scalars and lines there are. Each has a portable twin, `…_plainly`, that does the same for
   any bytes at all, valid UTF-8 or not; it is what runs where the vector form cannot. */
#ifndef SITAT_SCANNING_H
#define SITAT_SCANNING_H

#include <stddef.h>
#include <stdint.h>

/* Copies `length` bytes in lower case (ASCII, and the letters U+00C0 to U+00DE) and fills three
   masks of one bit per byte, lowest bit first, in `length / 64 + 1` words each; the bits behind
   the text are 0. `lower` has room for 64 bytes per word; what it holds behind the text is 0.

   `word`: surely part of a word, whose form is the copied bytes: an ASCII letter or digit, a
   letter from U+00C0 to U+00FF, or ' with such letters on both sides.
   `other`: to be looked at: any other apostrophe, and every scalar beyond ASCII that is not known
   to separate. Known are U+0080 to U+00BF but for ª º µ and the soft hyphen, × and ÷, and U+2000
   to U+203F but for the apostrophe U+2019 and the format characters.
   `continuation`: every byte of a scalar but its first.
   A byte in neither `word` nor `other` separates. */
void sitat_scan(
    const uint8_t *input, size_t length, uint8_t *lower, uint64_t *word, uint64_t *other,
    uint64_t *continuation);
void sitat_scan_plainly(
    const uint8_t *input, size_t length, uint8_t *lower, uint64_t *word, uint64_t *other,
    uint64_t *continuation);

/* A maximal stretch of bytes none of which separates. */
struct sitat_run {
  uint32_t start;       /* its first byte */
  uint32_t end;         /* the byte behind its last */
  uint32_t first;       /* its first scalar */
  uint32_t last;        /* the scalar behind its last */
  uint32_t needs_look;  /* 1 if a byte of it is in `other`, else 0 */
};

/* Where a search for runs stands; begins as zeros. */
struct sitat_run_search {
  uint64_t block;           /* the first block not read */
  uint64_t continuations;   /* the continuation bytes before it */
  uint64_t is_open;         /* 1 if a run goes on into it */
  struct sitat_run run;     /* that run as far as it is known */
};

/* Finds the runs that end in the next `blocks` blocks of the masks, at most 32 a block.
   Returns how many were written to `runs`. The text has less than 2^32 bytes. */
size_t sitat_find_runs(
    const uint64_t *word, const uint64_t *other, const uint64_t *continuation, size_t blocks,
    struct sitat_run_search *search, struct sitat_run *runs);
size_t sitat_find_runs_plainly(
    const uint64_t *word, const uint64_t *other, const uint64_t *continuation, size_t blocks,
    struct sitat_run_search *search, struct sitat_run *runs);

/* The number of scalars: of bytes that are no continuation bytes. */
size_t sitat_count_scalars(const uint8_t *bytes, size_t length);
size_t sitat_count_scalars_plainly(const uint8_t *bytes, size_t length);

/* The position at or after `from` of the scalar that has `scalars` others before it there;
   `length` where there is none. */
size_t sitat_advance_scalars(const uint8_t *bytes, size_t length, size_t from, size_t scalars);
size_t sitat_advance_scalars_plainly(
    const uint8_t *bytes, size_t length, size_t from, size_t scalars);

/* The number of newlines, U+000A. */
size_t sitat_count_newlines(const uint8_t *bytes, size_t length);
size_t sitat_count_newlines_plainly(const uint8_t *bytes, size_t length);

/* Whether some bytes have a newline, a tab, or two spaces side by side. */
int sitat_has_loose_blanks(const uint8_t *bytes, size_t length);

#endif
