package dev.eidos.cli.mirror;

import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.supply.ChartPlaces;
import dev.eidos.cli.supply.HelmEngine;
import dev.eidos.mirror.ChartImages;
import dev.eidos.recipe.charts.ChartSource;

/** The charts in a folder, with an engine that renders them for as long as somebody works with them. */
public final class ChartsAtHand {
    private ChartsAtHand() {}

    /** Work with the images of charts. */
    @FunctionalInterface
    public interface Work<T> {
        T with(RenderedImages images) throws InterruptedException;
    }

    public static <T> T using(String folder, Session session, Work<T> work) throws InterruptedException {
        ChartSource charts = ChartPlaces.folder("--charts", folder);
        return HelmEngine.using(session, (helm, own) -> work.with(new ChartImages(charts, helm, own)));
    }
}
