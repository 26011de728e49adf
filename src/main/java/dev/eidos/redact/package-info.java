/** The names and shapes of credentials, and what stands in their place. Pure. */
@NullMarked
package dev.eidos.redact;

import org.jspecify.annotations.NullMarked;
