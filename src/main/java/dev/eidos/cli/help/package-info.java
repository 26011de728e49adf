/** The help texts: how they are laid out, at every width. */
@NullMarked
package dev.eidos.cli.help;

import org.jspecify.annotations.NullMarked;
