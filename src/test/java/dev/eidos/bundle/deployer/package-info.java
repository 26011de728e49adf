/** Tests of bundle.deployer. */
@NullMarked
package dev.eidos.bundle.deployer;

import org.jspecify.annotations.NullMarked;
