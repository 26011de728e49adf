/** What two recipes, or two bundles, say differently. */
@NullMarked
package dev.eidos.compare.recipe;

import org.jspecify.annotations.NullMarked;
