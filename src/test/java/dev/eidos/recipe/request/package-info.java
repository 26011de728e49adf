@NullMarked
package dev.eidos.recipe.request;

import org.jspecify.annotations.NullMarked;
