/** Everything that a command says to a person: messages, progress, failures, and the streams they go to. */
@NullMarked
package dev.eidos.cli.console;

import org.jspecify.annotations.NullMarked;
