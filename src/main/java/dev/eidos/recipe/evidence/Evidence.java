package dev.eidos.recipe.evidence;

import dev.eidos.recipe.Criterion;

/**
 * A reading of the snapshot that settles a criterion.
 *
 * @param value the criterion's value, such as {@code eks}
 * @param path where the snapshot has the reading, such as {@code K8s.server.version}
 * @param reading as the snapshot says it
 * @param why the reading stands for the value, as a phrase
 */
public record Evidence(Criterion criterion, String value, String path, String reading, String why) {}
