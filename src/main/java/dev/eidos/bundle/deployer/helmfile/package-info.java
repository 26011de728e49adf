/** The files that install a plan with helmfile. */
@NullMarked
package dev.eidos.bundle.deployer.helmfile;

import org.jspecify.annotations.NullMarked;
