/** The command {@code completion}: scripts by which shells complete the commands of eidos. */
@NullMarked
package dev.eidos.cli.completion;

import org.jspecify.annotations.NullMarked;
