@NullMarked
package dev.eidos.bundle.supply;

import org.jspecify.annotations.NullMarked;
