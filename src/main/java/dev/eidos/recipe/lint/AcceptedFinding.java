package dev.eidos.recipe.lint;

import org.jspecify.annotations.Nullable;

/**
 * A finding that the authors of a library know of and leave.
 *
 * @param path null for all of its kind
 * @param place of the entry
 */
record AcceptedFinding(
        String component, FindingKind kind, @Nullable String path, String reason, String place) {

    boolean covers(FindingSubject subject) {
        return component.equals(subject.component())
                && kind == subject.kind()
                && (path == null || path.equals(subject.path()));
    }

    /** The finding that there is nothing left to accept. */
    LintFinding gone() {
        return LintFinding.warning(
                place,
                component + ": the accepted finding " + kind.word() + (path == null ? "" : " of '" + path + "'")
                        + " no longer occurs: take it out of acceptedFindings");
    }
}
