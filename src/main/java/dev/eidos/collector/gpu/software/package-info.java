/**
 * What runs a machine's GPUs besides the driver's library, by files alone: the kernel module with its parameters,
 * Fabric Manager, IMEX.
 */
@NullMarked
package dev.eidos.collector.gpu.software;

import org.jspecify.annotations.NullMarked;
