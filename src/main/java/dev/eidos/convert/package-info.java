/** Documents of other tools written as ours. Pure: text in, a document out, and what has no place is told. */
@NullMarked
package dev.eidos.convert;

import org.jspecify.annotations.NullMarked;
