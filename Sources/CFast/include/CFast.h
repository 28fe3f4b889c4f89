/* Kernels for decoding postings, each with a scalar twin that says what it does. */
#ifndef SITAT_CFAST_H
#define SITAT_CFAST_H

#include <stddef.h>
#include <stdint.h>

#endif
