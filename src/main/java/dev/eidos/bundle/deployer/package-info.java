/**
 * A plan as the files that one deployer installs: Helm, Argo CD, Flux or helmfile. Everything that comes from a recipe
 * is checked against strict forms first, so that nothing of it can leave the place that a document gives it. Uses
 * error, document, recipe, serializer and bundle.
 */
@NullMarked
package dev.eidos.bundle.deployer;

import org.jspecify.annotations.NullMarked;
