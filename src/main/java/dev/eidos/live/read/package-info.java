/**
 * The objects of a cluster, read and nothing else: lists with an end, and what could not be read told with the Role for
 * it.
 */
@NullMarked
package dev.eidos.live.read;

import org.jspecify.annotations.NullMarked;
