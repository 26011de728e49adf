/** The evidence of a validation: what was read of a cluster, without its secrets, as files. */
@NullMarked
package dev.eidos.live.evidence;

import org.jspecify.annotations.NullMarked;
