package dev.eidos.recipe.lint;

/**
 * Something about a library that its author should know.
 *
 * @param place the file, perhaps with the line; overlay or component
 */
public record LintFinding(Severity severity, String place, String message) {

    /** The severity of a finding. */
    public enum Severity {
        /** Some recipe is wrong or cannot be made. */
        ERROR,
        /** A recipe may be other than its author thinks. */
        WARNING
    }

    public static LintFinding error(String place, String message) {
        return new LintFinding(Severity.ERROR, place, message);
    }

    public static LintFinding warning(String place, String message) {
        return new LintFinding(Severity.WARNING, place, message);
    }
}
