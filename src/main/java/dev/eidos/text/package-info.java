/**
 * Text that several rooms write or read, once: durations, suggestions, shortened lists, PEM. Pure, uses the JDK only.
 */
@NullMarked
package dev.eidos.text;

import org.jspecify.annotations.NullMarked;
