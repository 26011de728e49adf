/** Rules that tell what differences mean and what to do: as data, so that a site can add its own. */
@NullMarked
package dev.eidos.analysis.rule;

import org.jspecify.annotations.NullMarked;
