/** An analysis, or a diff, as one HTML page that asks nobody for anything. */
@NullMarked
package dev.eidos.analysis.page;

import org.jspecify.annotations.NullMarked;
