/** The list of what a site has to copy before it installs a recipe without the internet. */
@NullMarked
package dev.eidos.mirror;

import org.jspecify.annotations.NullMarked;
