package dev.eidos.live.deploy;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import dev.eidos.recipe.LibraryLock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A library that is not the one that a recipe was made with: what it knows of the components may not be what was
 * installed.
 */
public record OtherLibrary(LibraryLock made, LibraryLock here) {
    public static final String ID = "recipe-library";

    /**
     * Returns it; empty if the recipe was made with the library at hand, or does not say with which.
     *
     * @param made with which the recipe was made; null if it does not say
     */
    public static Optional<OtherLibrary> of(@Nullable LibraryLock made, LibraryLock here) {
        return made == null || made.sha256().equals(here.sha256())
                ? Optional.empty()
                : Optional.of(new OtherLibrary(made, here));
    }

    /** A check that never passes. */
    public CheckRunner.Step step() {
        Finding finding = Finding.unknown(
                "recipe",
                "was made with the library " + made.text() + ", and this is " + here.text()
                        + ": which CRDs and objects to look at is known from this one",
                "name the one that made it (--data, --library), or make the recipe anew; if the difference is wanted,"
                        + " leave this out by --skip " + ID);
        return new CheckRunner.Step(
                Phase.DEPLOYMENT,
                ID,
                () -> CheckResult.of(Phase.DEPLOYMENT, ID, made.text(), here.text(), List.of(finding)));
    }
}
