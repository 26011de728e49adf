/** The commands about what a site without the internet has to copy. */
@NullMarked
package dev.eidos.cli.mirror;

import org.jspecify.annotations.NullMarked;
