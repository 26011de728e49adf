/** The files that install a plan with Flux. */
@NullMarked
package dev.eidos.bundle.deployer.flux;

import org.jspecify.annotations.NullMarked;
