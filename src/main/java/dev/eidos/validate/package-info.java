/** A machine held against a recipe: a report of every constraint, as a document, a table, or for a CI server. */
@NullMarked
package dev.eidos.validate;

import org.jspecify.annotations.NullMarked;
