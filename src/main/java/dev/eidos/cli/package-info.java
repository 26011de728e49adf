/** Commands: parse, call, print. Nothing else. The only room that knows picocli, prints and exits. */
@NullMarked
package dev.eidos.cli;

import org.jspecify.annotations.NullMarked;
