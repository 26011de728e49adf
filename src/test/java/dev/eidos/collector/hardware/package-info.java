/** Tests of reading the hardware. */
@NullMarked
package dev.eidos.collector.hardware;

import org.jspecify.annotations.NullMarked;
