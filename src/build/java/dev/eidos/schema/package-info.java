/** The JSON Schemas of the documents of eidos, described once: editors and other programs read them. */
@NullMarked
package dev.eidos.schema;

import org.jspecify.annotations.NullMarked;
