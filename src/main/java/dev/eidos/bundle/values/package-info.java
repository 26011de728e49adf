/** The values a user sets: Helm's {@code --set} syntax, and where nodes are chosen. */
@NullMarked
package dev.eidos.bundle.values;

import org.jspecify.annotations.NullMarked;
