/**
 * Charts rendered by Helm's own engine, a library that is no part of plain runs: it works in a process of its own, which
 * is ended when it takes too long or too much.
 */
@NullMarked
package dev.eidos.recipe.render;

import org.jspecify.annotations.NullMarked;
