/** What goes into bundles. */
@NullMarked
package dev.eidos.bundle;

import org.jspecify.annotations.NullMarked;
