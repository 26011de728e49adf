/** The manifests that lie in {@code deploy}: what a run applies, for people who apply files. */
@NullMarked
package dev.eidos.deploy;

import org.jspecify.annotations.NullMarked;
