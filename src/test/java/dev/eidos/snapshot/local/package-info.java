@NullMarked
package dev.eidos.snapshot.local;

import org.jspecify.annotations.NullMarked;
