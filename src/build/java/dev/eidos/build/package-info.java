/** The build's own programs: the formatter, the lowering of type switches, packaging, the quick loop. Never shipped. */
@NullMarked
package dev.eidos.build;

import org.jspecify.annotations.NullMarked;
