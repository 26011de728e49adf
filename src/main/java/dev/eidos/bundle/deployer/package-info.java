/** The deployers to choose from. A new one is a room beside its siblings and an entry here. */
@NullMarked
package dev.eidos.bundle.deployer;

import org.jspecify.annotations.NullMarked;
