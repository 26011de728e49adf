/** The GPUs of each node of a running cluster: as many on the bus as with a driver, registered, and to be had? */
@NullMarked
package dev.eidos.live.gpu;

import org.jspecify.annotations.NullMarked;
