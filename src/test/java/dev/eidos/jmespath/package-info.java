@NullMarked
package dev.eidos.jmespath;

import org.jspecify.annotations.NullMarked;
