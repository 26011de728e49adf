package dev.eidos.cli.mirror;

import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.cli.console.Session;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.mirror.ChartImages;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import dev.eidos.recipe.render.WorkFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** The charts in a folder, with an engine that renders them for as long as somebody works with them. */
public final class ChartsAtHand {
    private ChartsAtHand() {}

    /** Work with the images of charts. */
    @FunctionalInterface
    public interface Work<T> {
        T with(RenderedImages images) throws InterruptedException;
    }

    public static <T> T using(String folder, Session session, Work<T> work) throws InterruptedException {
        ChartSource charts = ChartDirectory.of(path(folder));
        Path above = Path.of(Objects.requireNonNullElseGet(
                session.terminal().environment().get("TMPDIR"),
                () -> Objects.requireNonNull(System.getProperty("java.io.tmpdir"))));
        try (WorkFolder own = WorkFolder.in(above);
                HelmProcess helm = HelmProcess.open(own.path(), HelmLimits.STANDARD)) {
            return work.with(new ChartImages(charts, helm, own.path()));
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a path")
                    .object("--charts " + text)
                    .reason(e.getReason())
                    .build();
        }
    }
}
