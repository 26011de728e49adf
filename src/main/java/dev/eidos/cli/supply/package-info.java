/**
 * The places that charts and bundles come from, for the commands that read them: folders, registries, Helm's engine.
 */
@NullMarked
package dev.eidos.cli.supply;

import org.jspecify.annotations.NullMarked;
