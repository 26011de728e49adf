/** The facts about one GPU, whatever source tells them: properties, MIG devices, how they become readings. Pure. */
@NullMarked
package dev.eidos.collector.gpu.device;

import org.jspecify.annotations.NullMarked;
