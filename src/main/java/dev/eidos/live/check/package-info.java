/** Checks as data: this object, this path, this value, else this remedy. Pure but for the reading of files' text. */
@NullMarked
package dev.eidos.live.check;

import org.jspecify.annotations.NullMarked;
