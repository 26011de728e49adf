package dev.eidos.document;

/** The rules for what a document's numbers, flags, keys and tags mean: its owner's reader decides, not its text. */
public enum Dialect {
    /** YAML 1.2's core schema: what eidos writes. */
    CORE,

    /** The values of charts, and manifests, as Helm and the Kubernetes tools read them: YAML 1.1 in Go's form. */
    HELM,

    /** Recipes and their overlays: eidos' own, but what stands under {@code overrides} are values of a chart. */
    RECIPE;

    private static final String VALUES = "overrides";

    /** The rules for what stands under a key. */
    Dialect below(String key) {
        return this == RECIPE && key.equals(VALUES) ? HELM : this;
    }
}
