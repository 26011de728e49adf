/**
 * How this site reaches the web: through which proxy, and trusting which certificate authorities. Both are what
 * environment variables say, as for other command-line tools.
 */
@NullMarked
package dev.eidos.web;

import org.jspecify.annotations.NullMarked;
