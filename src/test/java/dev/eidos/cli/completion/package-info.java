/** The scripts for shells, tried in these. */
@NullMarked
package dev.eidos.cli.completion;

import org.jspecify.annotations.NullMarked;
