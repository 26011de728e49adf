/** The judgement on an upgrade of what a running cluster has. */
@NullMarked
package dev.eidos.upgrade.live;

import org.jspecify.annotations.NullMarked;
