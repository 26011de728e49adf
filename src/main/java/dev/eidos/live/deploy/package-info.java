/** The components of a recipe in a running cluster, and its GPUs: are they there, in the right version, and at work? */
@NullMarked
package dev.eidos.live.deploy;

import org.jspecify.annotations.NullMarked;
