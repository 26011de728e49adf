package dev.eidos.recipe.lint;

/**
 * The subject of a finding, whatever its words.
 *
 * @param path the value's, the field's or the flag's; of an image its name without tag and digest; empty where the kind
 *     says all
 */
public record FindingSubject(String component, FindingKind kind, String path) {}
