/** What several rooms' tests stand on. */
@NullMarked
package dev.eidos.testing;

import org.jspecify.annotations.NullMarked;
