/** The user's configuration: what is typed every time, read from a file where flags and environment say nothing. */
@NullMarked
package dev.eidos.config;

import org.jspecify.annotations.NullMarked;
