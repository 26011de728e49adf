/**
 * A recipe as files that Helm or a GitOps engine installs: which components, with which values, written how. The rooms
 * below make values, the files of each deployer, and what a bundle is trusted by.
 */
@NullMarked
package dev.eidos.bundle;

import org.jspecify.annotations.NullMarked;
