/** Runs other programs, none of which is trusted to end or to be brief. */
@NullMarked
package dev.eidos.process;

import org.jspecify.annotations.NullMarked;
