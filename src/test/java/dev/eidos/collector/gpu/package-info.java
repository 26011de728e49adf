/** Tests of the GPU collectors, with stand-ins for the driver's library and for nvidia-smi. */
@NullMarked
package dev.eidos.collector.gpu;

import org.jspecify.annotations.NullMarked;
