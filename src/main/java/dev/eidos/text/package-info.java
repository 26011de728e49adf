/** Text for people, written once: durations, suggestions, shortened lists. Pure, and uses the JDK only. */
@NullMarked
package dev.eidos.text;

import org.jspecify.annotations.NullMarked;
