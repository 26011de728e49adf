/** The release: what the build packages, in the forms that people install. */
@NullMarked
package dev.eidos.ship;

import org.jspecify.annotations.NullMarked;
