/** The vocabulary of a snapshot: values without input or output. Uses the JDK only. */
@NullMarked
package dev.eidos.measurement;

import org.jspecify.annotations.NullMarked;
