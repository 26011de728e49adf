package dev.eidos.recipe.render;

import dev.eidos.document.Value;

/** The engine that turns charts into objects. */
public interface Renderer {
    /**
     * Renders a chart.
     *
     * @param chart on disk
     * @param namespace of the release
     * @param values laid over the chart's own
     */
    Rendering render(UnpackedChart chart, String namespace, Value.Mapping values) throws InterruptedException;
}
