/** Tests of validate. */
@NullMarked
package dev.eidos.validate;

import org.jspecify.annotations.NullMarked;
