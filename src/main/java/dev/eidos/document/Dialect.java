package dev.eidos.document;

/** The rules for what a document's numbers, flags, keys and tags mean: its owner's reader decides, not its text. */
public enum Dialect {
    /** YAML 1.2's core schema: what eidos writes. */
    CORE,

    /** The values of charts, and manifests, as Helm and the Kubernetes tools read them: YAML 1.1 in Go's form. */
    HELM,

    /**
     * The kubelet's configuration: the values as {@link #HELM}, by the same library. Keys stay as they are written:
     * they name settings, of which none is called as a flag or number is.
     */
    KUBELET,

    /** Kubeconfigs: {@link #CORE}, but merge keys bring their entries, as they do for the Kubernetes tools. */
    KUBECONFIG,

    /** Recipes and their overlays: eidos' own, but what stands under {@code overrides} are values of a chart. */
    RECIPE;

    private static final String VALUES = "overrides";

    /** Returns whether single values are read as Go's YAML reader has them. */
    boolean readsAsGo() {
        return this == HELM || this == KUBELET;
    }

    /** Returns whether a key {@code <<} brings the entries of another mapping. */
    boolean merges() {
        return readsAsGo() || this == KUBECONFIG;
    }

    /** The rules for what stands under a key. */
    Dialect below(String key) {
        return this == RECIPE && key.equals(VALUES) ? HELM : this;
    }
}
