/** What users set in values. */
@NullMarked
package dev.eidos.bundle.values;

import org.jspecify.annotations.NullMarked;
