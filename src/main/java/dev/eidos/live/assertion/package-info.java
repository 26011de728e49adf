/** Assertions about objects, as files of Chainsaw and AICR have them, as far as reading can answer them. Pure. */
@NullMarked
package dev.eidos.live.assertion;

import org.jspecify.annotations.NullMarked;
