/** The commands about eidos itself. */
@NullMarked
package dev.eidos.cli.self;

import org.jspecify.annotations.NullMarked;
