/** Tests of the packaged tool, as the build leaves it in target. */
@NullMarked
package dev.eidos.dist;

import org.jspecify.annotations.NullMarked;
