/**
 * The GPUs of a machine, from whichever source answers: the driver (NVML, else nvidia-smi) and the PCI bus. A new fact
 * about a GPU begins in {@code collector.gpu.device}.
 */
@NullMarked
package dev.eidos.collector.gpu;

import org.jspecify.annotations.NullMarked;
