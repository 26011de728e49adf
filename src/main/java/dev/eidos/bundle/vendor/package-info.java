/** The charts that are put into bundles: found, and looked at before anybody carries them on. */
@NullMarked
package dev.eidos.bundle.vendor;

import org.jspecify.annotations.NullMarked;
