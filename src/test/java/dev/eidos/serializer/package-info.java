/** Tests of serializer. */
@NullMarked
package dev.eidos.serializer;

import org.jspecify.annotations.NullMarked;
