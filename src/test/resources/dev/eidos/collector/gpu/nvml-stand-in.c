/*
 * Stands in for libnvidia-ml.so.1: the part of NVML's public interface (nvml.h) that eidos calls, answering for GPUs
 * that the test writes into gpus.inc. Compiled by the tests, which set:
 *   INIT_RESULT  what nvmlInit_v2 returns (0)
 *   LOST         index of a GPU that fell off the bus (-1)
 *   DYING        index of a GPU that falls off the bus after it told its name (-1)
 *   OLD_DRIVER   leaves out functions that older drivers do not have
 *   STRUCTS      the newest version of structures that it fills (3); 0: a driver that knows only newer ones
 *   CC           the confidential computing settings' numbers, with commas between
 */
#include <stdio.h>
#include <string.h>

#ifndef INIT_RESULT
#define INIT_RESULT 0
#endif
#ifndef LOST
#define LOST -1
#endif
#ifndef DYING
#define DYING -1
#endif

#ifndef STRUCTS
#define STRUCTS 3
#endif

enum { OK = 0, INVALID_ARGUMENT = 2, NOT_SUPPORTED = 3, NOT_FOUND = 6, INSUFFICIENT_SIZE = 7, NOT_LOADED = 9, IS_LOST = 15 };

struct gpu {
    const char *name, *uuid, *serial, *vbios, *part, *gsp, *busId;
    unsigned int minor, pciDeviceId, pciSubSystemId, architecture, persistence, compute, addressing;
    unsigned int maxGeneration, maxDeviceGeneration, maxWidth;
    unsigned int limit, enforced, defaultLimit, minLimit, maxLimit; /* mW */
    unsigned int ecc, eccPending, mig, migPending;                  /* 2: not supported */
    unsigned int links, linkSpeed;                                  /* 0 links: not supported; MB/s */
    unsigned long long memory;                                      /* bytes */
    unsigned int currentWidth, c2c, moduleId, recovery, rows[6], repairs[3]; /* c2c 2, rows[0] 99: not supported */
    unsigned int state, status, clique, health, summary;            /* state 9: not supported */
    unsigned char cluster[16];
    const char *chassis;                                            /* NULL: not supported */
    unsigned char slot, tray, host, peer, module;
    const char *migNames[4];                                        /* of MIG devices by index, some NULL */
};

static const struct gpu gpus[] = {
#include "gpus.inc"
    {0}};

#define COUNT ((int)(sizeof gpus / sizeof *gpus) - 1)

struct mig { const char *name; };
static struct mig migDevices[64][4];

static int text(const char *from, char *to, unsigned int length) {
    if (!from) return NOT_SUPPORTED;
    if (strlen(from) >= length) return INSUFFICIENT_SIZE;
    strcpy(to, from);
    return OK;
}

static int isMig(const void *device) {
    return (const char *)device >= (const char *)migDevices && (const char *)device < (const char *)(migDevices + 64);
}

static const struct gpu *alive(const void *device) {
    const struct gpu *gpu = device;
    return gpu - gpus == DYING ? NULL : gpu;
}

int nvmlInit_v2(void) { return INIT_RESULT; }
int nvmlShutdown(void) { return OK; }

const char *nvmlErrorString(int result) {
    switch (result) {
        case OK: return "Success";
        case 23: return "Insufficient Resources";
        case 25: return "Argument version mismatch";
        case NOT_SUPPORTED: return "Not Supported";
        case NOT_FOUND: return "Not Found";
        case NOT_LOADED: return "Driver Not Loaded";
        case IS_LOST: return "GPU is lost";
        case 18: return "Driver/library version mismatch";
        default: return "Unknown Error";
    }
}

int nvmlSystemGetDriverVersion(char *version, unsigned int length) { return text(DRIVER, version, length); }
int nvmlSystemGetCudaDriverVersion_v2(int *version) { *version = CUDA; return OK; }
int nvmlDeviceGetCount_v2(unsigned int *count) { *count = COUNT; return OK; }

int nvmlDeviceGetHandleByIndex_v2(unsigned int index, void **device) {
    if ((int)index >= COUNT) return INVALID_ARGUMENT;
    if ((int)index == LOST) return IS_LOST;
    *device = (void *)&gpus[index];
    return OK;
}

int nvmlDeviceGetName(void *device, char *to, unsigned int length) {
    if (isMig(device)) return text(((struct mig *)device)->name, to, length);
    return text(((struct gpu *)device)->name, to, length);
}

#define TEXT(function, member)                                            \
    int function(void *device, char *to, unsigned int length) {           \
        const struct gpu *gpu = alive(device);                            \
        return gpu ? text(gpu->member, to, length) : IS_LOST;             \
    }
TEXT(nvmlDeviceGetUUID, uuid)
TEXT(nvmlDeviceGetSerial, serial)
TEXT(nvmlDeviceGetVbiosVersion, vbios)
TEXT(nvmlDeviceGetBoardPartNumber, part)

#define NUMBER(function, member)                                          \
    int function(void *device, unsigned int *to) {                        \
        const struct gpu *gpu = alive(device);                            \
        if (!gpu) return IS_LOST;                                         \
        *to = gpu->member;                                                \
        return OK;                                                        \
    }
NUMBER(nvmlDeviceGetMinorNumber, minor)
NUMBER(nvmlDeviceGetArchitecture, architecture)
NUMBER(nvmlDeviceGetPersistenceMode, persistence)
NUMBER(nvmlDeviceGetComputeMode, compute)
NUMBER(nvmlDeviceGetMaxPcieLinkGeneration, maxGeneration)
NUMBER(nvmlDeviceGetMaxPcieLinkWidth, maxWidth)
NUMBER(nvmlDeviceGetCurrPcieLinkWidth, currentWidth)
NUMBER(nvmlDeviceGetPowerManagementLimit, limit)
NUMBER(nvmlDeviceGetPowerManagementDefaultLimit, defaultLimit)
NUMBER(nvmlDeviceGetEnforcedPowerLimit, enforced)

#ifndef OLD_DRIVER
NUMBER(nvmlDeviceGetGpuMaxPcieLinkGeneration, maxDeviceGeneration)

int nvmlDeviceGetGspFirmwareVersion(void *device, char *version) {
    const struct gpu *gpu = alive(device);
    return gpu ? text(gpu->gsp, version, 64) : IS_LOST;
}

struct addressingMode { unsigned int version, value; };
int nvmlDeviceGetAddressingMode(void *device, struct addressingMode *mode) {
    if (mode->version != (sizeof *mode | 1u << 24)) return 25;
    mode->value = ((const struct gpu *)device)->addressing;
    return OK;
}

NUMBER(nvmlDeviceGetModuleId, moduleId)

int nvmlDeviceGetC2cModeInfoV(void *device, unsigned int *mode) {
    *mode = ((const struct gpu *)device)->c2c;
    return *mode == 2 ? NOT_SUPPORTED : OK;
}

#define STRUCT(type, number) (sizeof(struct type) | (unsigned int)number << 24)

struct fabric2 { unsigned int version; unsigned char uuid[16]; int status; unsigned int clique; unsigned char state; unsigned int health; };
struct fabric3 { unsigned int version; unsigned char uuid[16]; int status; unsigned int clique; unsigned char state; unsigned int health; unsigned char summary; };
#if STRUCTS != 1
int nvmlDeviceGetGpuFabricInfoV(void *device, struct fabric3 *info) {
    const struct gpu *gpu = device;
    unsigned int version = info->version;
    int three = version == STRUCT(fabric3, 3) && STRUCTS >= 3;
    if (!three && (version != STRUCT(fabric2, 2) || STRUCTS < 2)) return 25;
    if (gpu->state == 9) return NOT_SUPPORTED;
    memset(info, 0xa5, three ? sizeof(struct fabric3) : sizeof(struct fabric2));
    info->version = version;
    memcpy(info->uuid, gpu->cluster, 16);
    info->status = gpu->status;
    info->clique = gpu->clique;
    info->state = gpu->state;
    info->health = gpu->health;
    if (three) info->summary = gpu->summary;
    return OK;
}
#endif

struct fabric1 { unsigned char uuid[16]; int status; unsigned int clique; unsigned char state; };
#if STRUCTS > 0
int nvmlDeviceGetGpuFabricInfo(void *device, struct fabric1 *info) {
    const struct gpu *gpu = device;
    if (gpu->state == 9) return NOT_SUPPORTED;
    memcpy(info->uuid, gpu->cluster, 16);
    info->status = gpu->status;
    info->clique = gpu->clique;
    info->state = gpu->state;
    return OK;
}
#endif

struct platform { unsigned int version; unsigned char guid[16], chassis[16], slot, tray, host, peer, module; };
int nvmlDeviceGetPlatformInfo(void *device, struct platform *info) {
    const struct gpu *gpu = device;
    if (info->version != STRUCT(platform, 1) && (info->version != STRUCT(platform, 2) || STRUCTS < 2)) return 25;
    if (STRUCTS == 0) return 25;
    if (!gpu->chassis) return NOT_SUPPORTED;
    memset(info, 0xa5, sizeof *info);
    memset(info->chassis, 0, sizeof info->chassis);
    memcpy(info->chassis, gpu->chassis, strlen(gpu->chassis)); /* 16 characters leave no NUL */
    info->slot = gpu->slot;
    info->tray = gpu->tray;
    info->host = gpu->host;
    info->peer = gpu->peer;
    info->module = gpu->module;
    return OK;
}

#if STRUCTS >= 3
int nvmlDeviceGetRemappedRows_v2(void *device, unsigned int *rows) {
    const struct gpu *gpu = device;
    if (gpu->rows[0] == 99) return NOT_SUPPORTED;
    memcpy(rows, gpu->rows, sizeof gpu->rows);
    return OK;
}
int nvmlDeviceGetUnrepairableMemoryFlag_v1(void *device, unsigned int *flag) {
    *flag = ((const struct gpu *)device)->repairs[2];
    return *flag == 99 ? NOT_SUPPORTED : OK;
}
#endif

struct repairs { unsigned int version, channel, tpc; };
int nvmlDeviceGetRepairStatus(void *device, struct repairs *repairs) {
    const struct gpu *gpu = device;
    if (STRUCTS == 0 || repairs->version != STRUCT(repairs, 1)) return 25;
    if (gpu->repairs[0] == 99) return NOT_SUPPORTED;
    repairs->channel = gpu->repairs[0];
    repairs->tpc = gpu->repairs[1];
    return OK;
}

#ifdef CC
struct settings { unsigned int version, environment, feature, devTools, multiGpu; };
static const unsigned int cc[] = {CC};
#if STRUCTS >= 2
int nvmlSystemGetConfComputeSettings(struct settings *settings) {
    if (settings->version != STRUCT(settings, 1)) return 25;
    memcpy(&settings->environment, cc, sizeof cc);
    return OK;
}
#endif
int nvmlSystemGetConfComputeState(unsigned int *state) {
    memcpy(state, cc, 3 * sizeof *cc);
    return OK;
}
#endif
#endif

int nvmlDeviceGetRemappedRows(void *device, unsigned int *corr, unsigned int *unc, unsigned int *pending, unsigned int *failed) {
    const struct gpu *gpu = device;
    if (gpu->rows[0] == 99) return NOT_SUPPORTED;
    *corr = gpu->rows[0];
    *unc = gpu->rows[2];
    *pending = gpu->rows[4];
    *failed = gpu->rows[5];
    return OK;
}

#define PAIR(function, one, other)                                        \
    int function(void *device, unsigned int *first, unsigned int *second) { \
        const struct gpu *gpu = alive(device);                            \
        if (!gpu) return IS_LOST;                                         \
        if (gpu->one == 2) return NOT_SUPPORTED;                          \
        *first = gpu->one;                                                \
        *second = gpu->other;                                             \
        return OK;                                                        \
    }
PAIR(nvmlDeviceGetEccMode, ecc, eccPending)
PAIR(nvmlDeviceGetMigMode, mig, migPending)
PAIR(nvmlDeviceGetPowerManagementLimitConstraints, minLimit, maxLimit)

struct memory { unsigned long long total, free, used; };
int nvmlDeviceGetMemoryInfo(void *device, struct memory *memory) {
    const struct gpu *gpu = alive(device);
    if (!gpu) return IS_LOST;
    if (!gpu->memory) return NOT_SUPPORTED;
    memory->total = gpu->memory;
    memory->used = 1;
    memory->free = gpu->memory - 1;
    return OK;
}

struct pciInfo {
    char busIdLegacy[16];
    unsigned int domain, bus, device, pciDeviceId, pciSubSystemId;
    char busId[32];
};
int nvmlDeviceGetPciInfo_v3(void *device, struct pciInfo *pci) {
    const struct gpu *gpu = device;
    memset(pci, 0xa5, sizeof *pci); /* what is not set below must not be read */
    pci->pciDeviceId = gpu->pciDeviceId;
    pci->pciSubSystemId = gpu->pciSubSystemId;
    return text(gpu->busId, pci->busId, sizeof pci->busId);
}

int nvmlDeviceGetNvLinkState(void *device, unsigned int link, unsigned int *active) {
    const struct gpu *gpu = device;
    if (link >= 18) return INVALID_ARGUMENT;
    if (link >= gpu->links) return NOT_SUPPORTED;
    *active = 1;
    return OK;
}

struct fieldValue {
    unsigned int fieldId, scopeId;
    long long timestamp, latencyUsec;
    int valueType, nvmlReturn;
    union { double d; unsigned int ui; unsigned long long ull; } value;
};
int nvmlDeviceGetFieldValues(void *device, int count, struct fieldValue *values) {
    for (int i = 0; i < count; i++) {
        if (values[i].fieldId == 230) {
            unsigned int action = ((const struct gpu *)device)->recovery;
            values[i].nvmlReturn = action == 99 ? NOT_SUPPORTED : OK;
            values[i].valueType = 1;
            values[i].value.ui = action;
            continue;
        }
        values[i].nvmlReturn = values[i].fieldId == 90 ? OK : NOT_SUPPORTED;
        values[i].valueType = 1;
        values[i].value.ui = ((const struct gpu *)device)->linkSpeed;
    }
    return OK;
}

int nvmlDeviceGetMaxMigDeviceCount(void *device, unsigned int *count) { (void)device; *count = 4; return OK; }

int nvmlDeviceGetMigDeviceHandleByIndex(void *device, unsigned int index, void **mig) {
    const struct gpu *gpu = device;
    if (index >= 4 || !gpu->migNames[index]) return NOT_FOUND;
    struct mig *found = &migDevices[gpu - gpus][index];
    found->name = gpu->migNames[index];
    *mig = found;
    return OK;
}
