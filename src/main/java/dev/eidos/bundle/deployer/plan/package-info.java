/**
 * The plan that every deployer writes down, and the forms that what comes from a recipe is checked against, so that
 * nothing of it can leave the place that a document gives it.
 */
@NullMarked
package dev.eidos.bundle.deployer.plan;

import org.jspecify.annotations.NullMarked;
