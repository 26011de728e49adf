package dev.eidos.recipe.document;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.List;
import java.util.Map;

/** Components for tests. */
public final class Components {
    private Components() {}

    /** A component of which nothing but dependencies is said. */
    public static ComponentRef of(String name, String... dependencies) {
        return new ComponentRef(
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Value.mapping(Map.of()),
                List.of(dependencies),
                List.of());
    }

    /** A component as an overlay has it. */
    public static ComponentRef parse(String yaml) {
        return ComponentRefReader.read(
                DocumentReader.read(yaml, "component.yaml"), new DocumentFields("overlay", "component.yaml", notice -> {
                    throw new AssertionError(notice);
                }));
    }
}
