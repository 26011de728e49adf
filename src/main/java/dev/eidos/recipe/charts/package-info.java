/**
 * Helm charts as files in memory, wherever they come from: a folder, an archive, an OCI layout, a repository. Nobody
 * trusts them: all that is read is bounded, and leads nowhere else.
 */
@NullMarked
package dev.eidos.recipe.charts;

import org.jspecify.annotations.NullMarked;
