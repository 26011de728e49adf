package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.recipe.render.Rendering;
import dev.eidos.recipe.render.UnpackedChart;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart laid out for rendering with one value after the other changed. Where its templates ask what the cluster
 * serves, it is laid out twice: for a cluster that serves what Helm takes for granted, and for one that serves all.
 */
final class ChartBench {
    /** Each that is ended has cost half a minute; a chart that is ended so often is left, or a check never ends. */
    private static final int MOST_ENDED = 3;

    private final Chart chart;
    private final Renderer renderer;
    private final UnpackedChart plain;
    private final @Nullable UnpackedChart allServed;
    private final Map<Base, StableText> bases = new HashMap<>();
    private int ended;
    private String last = "";

    private ChartBench(Chart chart, Renderer renderer, UnpackedChart plain, @Nullable UnpackedChart allServed) {
        this.chart = chart;
        this.renderer = renderer;
        this.plain = plain;
        this.allServed = allServed;
    }

    /** What a change is compared with. */
    private record Base(boolean allServed, ChartUse use) {}

    /** @param folder an empty one */
    static ChartBench of(Chart chart, Renderer renderer, Path folder) {
        UnpackedChart allServed = UnpackedChart.asksWhatIsServed(chart)
                ? UnpackedChart.writeAsIfAllServed(chart, folder.resolve("served"))
                : null;
        return new ChartBench(chart, renderer, UnpackedChart.write(chart, folder.resolve("chart")), allServed);
    }

    Chart chart() {
        return chart;
    }

    Rendering render(ChartUse use, Value.Mapping values) throws InterruptedException {
        return rendered(plain, use, values);
    }

    private Rendering rendered(UnpackedChart laidOut, ChartUse use, Value.Mapping values) throws InterruptedException {
        if (ended == MOST_ENDED) {
            throw EidosException.of(ErrorCode.TIMED_OUT, "its templates do not end")
                    .object(chart.origin())
                    .reason("rendering was ended " + MOST_ENDED + " times, the last time since " + last)
                    .build();
        }
        Rendering rendering = renderer.render(laidOut, use.namespace(), values);
        if (rendering instanceof Rendering.Ended(String reason)) {
            ended++;
            last = reason;
        }
        return rendering;
    }

    /** Returns whether the chart makes the same of other values. */
    boolean makesTheSame(ChartUse use, Value.Mapping values) throws InterruptedException {
        return makesTheSame(plain, new Base(false, use), values)
                && (allServed == null || makesTheSame(allServed, new Base(true, use), values));
    }

    private boolean makesTheSame(UnpackedChart laidOut, Base key, Value.Mapping values) throws InterruptedException {
        ChartUse use = key.use();
        StableText base = bases.get(key);
        if (base == null) {
            Rendering first = rendered(laidOut, use, use.values());
            Rendering second = rendered(laidOut, use, use.values());
            if (!(first instanceof Rendering.Rendered(String one))
                    || !(second instanceof Rendering.Rendered(String other))) {
                // with nothing to compare with, nothing is said
                return key.allServed();
            }
            base = StableText.of(one, other);
            bases.put(key, base);
        }
        return switch (rendered(laidOut, use, values)) {
            case Rendering.Rendered(String manifests) ->
                !manifests.contains(Sentinels.TEXT) && !base.differs(manifests);
            // whoever refuses a value has read it
            case Rendering.Refused _, Rendering.Ended _ -> false;
        };
    }
}
