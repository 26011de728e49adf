/** The commands about eidos itself: its version and the user's configuration. */
@NullMarked
package dev.eidos.cli.self;

import org.jspecify.annotations.NullMarked;
