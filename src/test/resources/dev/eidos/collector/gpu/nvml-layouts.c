/*
 * Holds the structures of the stand-in, which the tests of NVML read as eidos does, against the sizes and places that
 * eidos has written down for every processor: compiled for another one than this machine's, this says whether they are
 * the same there. C leaves them to each processor's conventions.
 */
#include "nvml-stand-in.c"
#include <stddef.h>

#define IS(what, number) _Static_assert((what) == (number), #what " is not " #number)

IS(sizeof(void *), 8);
IS(sizeof(unsigned int), 4);
IS(sizeof(unsigned long), 8);
IS(sizeof(unsigned long long), 8);
IS(sizeof(struct fabric1), 28);
IS(sizeof(struct fabric2), 36);
IS(sizeof(struct fabric3), 40);
IS(offsetof(struct fabric3, status), 20);
IS(offsetof(struct fabric3, state), 28);
IS(offsetof(struct fabric3, health), 32);
IS(offsetof(struct fabric3, summary), 36);
IS(sizeof(struct platform), 44);
IS(offsetof(struct platform, chassis), 20);
IS(offsetof(struct platform, slot), 36);
IS(sizeof(struct repairs), 12);
IS(sizeof(struct settings), 20);
IS(sizeof(struct memory), 24);

IS(sizeof(struct pciInfo), 68);
IS(offsetof(struct pciInfo, busId), 36);
IS(sizeof(struct fieldValue), 40);
