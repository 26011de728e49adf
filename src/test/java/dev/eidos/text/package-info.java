@NullMarked
package dev.eidos.text;

import org.jspecify.annotations.NullMarked;
