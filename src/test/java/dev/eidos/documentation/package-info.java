/** What the Markdown pages say, held against what is there. */
@NullMarked
package dev.eidos.documentation;

import org.jspecify.annotations.NullMarked;
