/** The C interface of the NVIDIA driver's management library (NVML), called without glue code. Uses the JDK only. */
@NullMarked
package dev.eidos.collector.gpu.nvml;

import org.jspecify.annotations.NullMarked;
