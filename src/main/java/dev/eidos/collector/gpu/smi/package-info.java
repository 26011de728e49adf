/** The program nvidia-smi and its XML, as a source of GPU facts. */
@NullMarked
package dev.eidos.collector.gpu.smi;

import org.jspecify.annotations.NullMarked;
