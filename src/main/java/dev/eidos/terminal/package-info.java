/** Text on a terminal: what must not reach one, colours, tables. Pure. */
@NullMarked
package dev.eidos.terminal;

import org.jspecify.annotations.NullMarked;
