/** The way of SLF4J's messages to standard error, as text or as JSON lines. Nobody but {@code cli} sees it. */
@NullMarked
package dev.eidos.log;

import org.jspecify.annotations.NullMarked;
