/** What can go wrong, and which exit code says so. Uses the JDK only; every other room may use it. */
@NullMarked
package dev.eidos.error;

import org.jspecify.annotations.NullMarked;
