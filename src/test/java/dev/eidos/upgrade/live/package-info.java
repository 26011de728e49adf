/** Tests of upgrades of what a cluster has. */
@NullMarked
package dev.eidos.upgrade.live;

import org.jspecify.annotations.NullMarked;
