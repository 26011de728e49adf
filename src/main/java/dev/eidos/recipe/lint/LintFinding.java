package dev.eidos.recipe.lint;

import org.jspecify.annotations.Nullable;

/**
 * Something about a library that its author should know.
 *
 * @param place the file, perhaps with the line; overlay or component
 * @param subject by which a library may accept it; null for what it cannot accept
 */
public record LintFinding(
        Severity severity,
        String place,
        String message,
        @Nullable FindingSubject subject) {

    /** The severity of a finding. */
    public enum Severity {
        /** Some recipe is wrong or cannot be made. */
        ERROR,
        /** A recipe may be other than its author thinks. */
        WARNING
    }

    public static LintFinding error(String place, String message) {
        return new LintFinding(Severity.ERROR, place, message, null);
    }

    public static LintFinding warning(String place, String message) {
        return new LintFinding(Severity.WARNING, place, message, null);
    }

    /** The same finding, which a library may accept. */
    public LintFinding about(String component, FindingKind kind, String path) {
        return new LintFinding(severity, place, message, new FindingSubject(component, kind, path));
    }
}
