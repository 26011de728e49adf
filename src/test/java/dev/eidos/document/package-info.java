/** Tests of documents. */
@NullMarked
package dev.eidos.document;

import org.jspecify.annotations.NullMarked;
