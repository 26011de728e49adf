/** A recipe as files that Helm or a GitOps engine installs: which components, with which values, written how. */
@NullMarked
package dev.eidos.bundle;

import org.jspecify.annotations.NullMarked;
