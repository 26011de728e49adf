/**
 * The GPUs of a machine: what the NVIDIA driver says (by NVML, else by nvidia-smi) and what the PCI bus says without
 * it. Uses the measurement vocabulary, the host's files and the NVML binding beneath it.
 */
@NullMarked
package dev.eidos.collector.gpu;

import org.jspecify.annotations.NullMarked;
