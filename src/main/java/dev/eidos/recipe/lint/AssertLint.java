package dev.eidos.recipe.lint;

import dev.eidos.error.EidosException;
import dev.eidos.live.assertion.AssertFile;
import dev.eidos.live.assertion.AssertReader;
import dev.eidos.live.check.LibraryChecks;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assert files of components: what cannot be used, and what of them no look at a cluster answers. */
final class AssertLint {
    private AssertLint() {}

    /** The file that the registry names. */
    static List<LintFinding> of(RegisteredComponent component, LibraryFiles files) {
        try {
            return told(LibraryChecks.asserts(component, files));
        } catch (EidosException e) {
            return List.of(LibraryLint.of(e));
        }
    }

    /** The text that an overlay has in its place. */
    static List<LintFinding> of(ComponentRef component, String place) {
        @Nullable String asserts = component.healthCheck().asserts();
        if (asserts == null || asserts.isBlank()) {
            return List.of();
        }
        try {
            return told(AssertReader.read(asserts, place + ": healthCheckAsserts of " + component.name()));
        } catch (EidosException e) {
            return List.of(LibraryLint.of(e));
        }
    }

    private static List<LintFinding> told(AssertFile file) {
        return file.notRead().stream()
                .map(part -> LintFinding.warning(part.place(), part.text()))
                .toList();
    }
}
