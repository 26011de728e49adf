/**
 * How texts for people are made: lists, durations, suggestions, and what a terminal must not be shown. Uses the JDK.
 */
@NullMarked
package dev.eidos.text;

import org.jspecify.annotations.NullMarked;
