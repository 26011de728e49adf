/** Where SLF4J's messages go: standard error, as text or as JSON lines. Uses document; nobody but cli sees it. */
@NullMarked
package dev.eidos.log;

import org.jspecify.annotations.NullMarked;
