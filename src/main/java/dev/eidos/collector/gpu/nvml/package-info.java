/** The driver's management library (NVML), called without glue code, as a source of GPU facts. */
@NullMarked
package dev.eidos.collector.gpu.nvml;

import org.jspecify.annotations.NullMarked;
