/** Files that are read with limits, and written whole or not at all. */
@NullMarked
package dev.eidos.file;

import org.jspecify.annotations.NullMarked;
