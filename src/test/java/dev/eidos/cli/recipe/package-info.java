/** Tests of the commands that make recipes and hold them against snapshots. */
@NullMarked
package dev.eidos.cli.recipe;

import org.jspecify.annotations.NullMarked;
