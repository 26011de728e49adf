package dev.eidos.mirror;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.supply.ObjectImages;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.charts.ChartSearch;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.recipe.render.Rendering;
import dev.eidos.recipe.render.UnpackedChart;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The images of charts that are at hand, rendered by Helm's engine with a component's values.
 *
 * @param folder of this run, where charts are laid out
 */
public record ChartImages(ChartSource charts, Renderer renderer, Path folder) implements RenderedImages {

    @Override
    public Outcome of(BundledComponent component) throws InterruptedException {
        if (component.kind() != BundledComponent.Kind.CHART) {
            return new Unknown("it has no chart");
        }
        var wanted = new ChartRef(
                Objects.requireNonNull(component.ref().chart()),
                component.ref().version(),
                component.ref().source());
        return switch (charts.find(wanted)) {
            case ChartSearch.Absent(String reason) -> new Unknown("chart " + wanted + ": " + reason);
            case ChartSearch.Found found -> {
                UnpackedChart laidOut = UnpackedChart.write(found.chart(), folder.resolve(component.name()));
                String namespace = Objects.requireNonNullElse(component.ref().namespace(), "default");
                yield switch (renderer.render(laidOut, namespace, component.values())) {
                    case Rendering.Rendered(String manifests) ->
                        new Known(
                                ObjectImages.ofRendered(manifests, component.name()),
                                found.chart().digest());
                    case Rendering.Refused(String reason) ->
                        new Unknown("chart " + wanted + " refuses its values: " + reason);
                    case Rendering.Ended(String reason) ->
                        new Unknown("chart " + wanted + " cannot be rendered: " + reason);
                };
            }
        };
    }
}
