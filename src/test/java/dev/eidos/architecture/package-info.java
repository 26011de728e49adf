/** The rules of the house. */
@NullMarked
package dev.eidos.architecture;

import org.jspecify.annotations.NullMarked;
