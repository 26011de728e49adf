/**
 * Forms of text that many rooms write or read: durations, suggestions, shortened lists, PEM. Pure, uses the JDK only.
 */
@NullMarked
package dev.eidos.text;

import org.jspecify.annotations.NullMarked;
