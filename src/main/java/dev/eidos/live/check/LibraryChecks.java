package dev.eidos.live.check;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.live.assertion.AssertFile;
import dev.eidos.live.assertion.AssertReader;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import org.jspecify.annotations.Nullable;

/** The checks that a library, and the recipe itself, have of components. */
public record LibraryChecks(RecipeLibrary library) {

    /**
     * Those of a component, also what its assert file asks.
     *
     * @throws EidosException if the library's own file of checks cannot be used
     */
    public ComponentChecks of(ComponentRef component) {
        LibraryFiles files = library.files();
        String file = ComponentChecks.file(component.name());
        Value document = files.document(file);
        ComponentChecks checks =
                document == null ? ComponentChecks.NONE : ChecksReader.read(document, files.place(file));
        return checks.with(usable(component));
    }

    /** A file that cannot be used keeps nothing else of the component from being checked. */
    private AssertFile usable(ComponentRef component) {
        try {
            return asserts(component);
        } catch (EidosException e) {
            @Nullable String place = e.object();
            return AssertFile.unusable(
                    place == null ? "assert file" : place, e.what() + (e.reason() == null ? "" : ": " + e.reason()));
        }
    }

    private AssertFile asserts(ComponentRef component) {
        if (component.healthCheck().skip()) {
            return AssertFile.NONE;
        }
        @Nullable String own = component.healthCheck().asserts();
        if (own != null && !own.isBlank()) {
            return AssertReader.read(own, "healthCheckAsserts of " + component.name());
        }
        @Nullable RegisteredComponent registered = library.registry().get(component.name());
        return registered == null ? AssertFile.NONE : asserts(registered, library.files());
    }

    /**
     * What the file asks that a registry names for a component.
     *
     * @throws EidosException if it is no YAML, or not in the library
     */
    public static AssertFile asserts(RegisteredComponent component, LibraryFiles files) {
        @Nullable String path = component.assertFile();
        if (path == null) {
            return AssertFile.NONE;
        }
        @Nullable String text = files.text(path);
        return text == null
                ? AssertFile.unusable(path, "the registry names it, and there is no such file")
                : AssertReader.read(text, files.place(path));
    }
}
