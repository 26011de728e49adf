/** The failures a user can meet, and the exit codes that say so. Uses the JDK only; every other room may use it. */
@NullMarked
package dev.eidos.error;

import org.jspecify.annotations.NullMarked;
