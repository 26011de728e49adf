/** The judgement on an upgrade from one recipe to another, before it is begun. */
@NullMarked
package dev.eidos.upgrade;

import org.jspecify.annotations.NullMarked;
