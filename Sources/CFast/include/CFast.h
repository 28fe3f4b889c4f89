/* Kernels of the index: text, packed numbers, sorting, checksums. Each has a portable twin,
   `…_plainly`, or one in Swift, that says what it does and that tests hold it against. */
#ifndef SITAT_CFAST_H
#define SITAT_CFAST_H

#include "checksum.h"
#include "cutting.h"
#include "finding.h"
#include "joining.h"
#include "meeting.h"
#include "memory.h"
#include "packing.h"
#include "placing.h"
#include "scanning.h"
#include "sorting.h"

#endif
