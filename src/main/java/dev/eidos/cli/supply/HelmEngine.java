package dev.eidos.cli.supply;

import dev.eidos.cli.console.Session;
import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import dev.eidos.recipe.render.Renderer;
import dev.eidos.recipe.render.WorkFolder;
import java.nio.file.Path;
import java.util.Objects;

/** Helm's engine, in a folder of this run, for as long as somebody works with it. */
public final class HelmEngine {
    private HelmEngine() {}

    /** Work with the engine. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param folder of this run, where charts are laid out */
        T with(Renderer helm, Path folder) throws InterruptedException;
    }

    public static <T> T using(Session session, Work<T> work) throws InterruptedException {
        Path above = Path.of(Objects.requireNonNullElseGet(
                session.terminal().environment().get("TMPDIR"),
                () -> Objects.requireNonNull(System.getProperty("java.io.tmpdir"))));
        try (WorkFolder own = WorkFolder.in(above);
                HelmProcess helm = HelmProcess.open(own.path(), HelmLimits.STANDARD)) {
            return work.with(helm, own.path());
        }
    }
}
