/**
 * The language of constraints: what a recipe asks of a machine, and whether a snapshot meets it. Pure: values in,
 * verdicts out.
 */
@NullMarked
package dev.eidos.constraint;

import org.jspecify.annotations.NullMarked;
