/** The configuration. */
@NullMarked
package dev.eidos.config;

import org.jspecify.annotations.NullMarked;
