/* Hints about memory, which change nothing but how fast it is. */
#ifndef SITAT_MEMORY_H
#define SITAT_MEMORY_H

/* Says that the line of memory at an address, which may be any, will soon be read. */
static inline void sitat_expect(const void *address) { __builtin_prefetch(address); }

#endif
