/** The files that install a plan with Helm alone. */
@NullMarked
package dev.eidos.bundle.deployer.helm;

import org.jspecify.annotations.NullMarked;
