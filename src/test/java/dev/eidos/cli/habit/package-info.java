/** What kubectl's users type by reflex. */
@NullMarked
package dev.eidos.cli.habit;

import org.jspecify.annotations.NullMarked;
