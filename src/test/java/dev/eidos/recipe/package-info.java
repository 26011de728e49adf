@NullMarked
package dev.eidos.recipe;

import org.jspecify.annotations.NullMarked;
