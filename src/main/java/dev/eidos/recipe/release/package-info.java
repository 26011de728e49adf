/** What was released of components since the library was made. */
@NullMarked
package dev.eidos.recipe.release;

import org.jspecify.annotations.NullMarked;
