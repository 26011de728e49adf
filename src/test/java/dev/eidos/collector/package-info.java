/** Tests of reading a machine's files. */
@NullMarked
package dev.eidos.collector;

import org.jspecify.annotations.NullMarked;
