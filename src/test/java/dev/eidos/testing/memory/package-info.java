@NullMarked
package dev.eidos.testing.memory;

import org.jspecify.annotations.NullMarked;
