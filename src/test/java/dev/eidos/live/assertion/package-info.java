@NullMarked
package dev.eidos.live.assertion;

import org.jspecify.annotations.NullMarked;
