package dev.eidos.recipe.render;

/** The outcome of rendering a chart. */
public sealed interface Rendering {

    /** It became Kubernetes objects, as one text of YAML documents. */
    record Rendered(String manifests) implements Rendering {}

    /** Helm refused. */
    record Refused(String reason) implements Rendering {}

    /** It was ended, since it took more than it may, or ended by itself. */
    record Ended(String reason) implements Rendering {}
}
