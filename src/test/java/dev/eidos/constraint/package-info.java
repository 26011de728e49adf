/** Tests of constraint. */
@NullMarked
package dev.eidos.constraint;

import org.jspecify.annotations.NullMarked;
