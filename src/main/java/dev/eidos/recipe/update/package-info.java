/** Another version of a component in a library, and what that changes. */
@NullMarked
package dev.eidos.recipe.update;

import org.jspecify.annotations.NullMarked;
