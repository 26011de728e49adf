@NullMarked
package dev.eidos.embedding;

import org.jspecify.annotations.NullMarked;
