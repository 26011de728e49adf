package dev.eidos.analysis.page;

import dev.eidos.document.Value;

/** A diff as a page. */
public final class DiffPage {
    private DiffPage() {}

    /**
     * The page.
     *
     * @param diff a document of the kind {@code Diff}
     */
    public static String of(Value diff) {
        return Page.of(Value.mapping(page -> page.put("diff", diff)));
    }
}
