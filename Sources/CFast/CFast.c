#include "CFast.h"
