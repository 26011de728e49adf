/**
 * Criteria, overlays and components, and how they become a recipe. Every step is a value made from values; where a
 * library's files come from is the business of the rooms below.
 */
@NullMarked
package dev.eidos.recipe;

import org.jspecify.annotations.NullMarked;
