/** The part of the command {@code validate} that holds a running cluster against a recipe. */
@NullMarked
package dev.eidos.cli.live;

import org.jspecify.annotations.NullMarked;
