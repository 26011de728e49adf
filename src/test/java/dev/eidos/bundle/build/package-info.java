@NullMarked
package dev.eidos.bundle.build;

import org.jspecify.annotations.NullMarked;
