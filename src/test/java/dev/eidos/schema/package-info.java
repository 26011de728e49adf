/** The schemas, held against documents. */
@NullMarked
package dev.eidos.schema;

import org.jspecify.annotations.NullMarked;
