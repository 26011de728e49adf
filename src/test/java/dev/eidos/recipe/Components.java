package dev.eidos.recipe;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Node;
import java.util.List;
import java.util.Map;

/** Components for tests. */
final class Components {
    private Components() {}

    /** A component of which nothing but dependencies is said. */
    static ComponentRef of(String name, String... dependencies) {
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
                Node.mapping(Map.of()),
                List.of(dependencies),
                List.of());
    }

    /** A component as an overlay has it. */
    static ComponentRef parse(String yaml) {
        return ComponentRefReader.read(
                DocumentReader.read(yaml, "component.yaml"), new DocumentFields("overlay", "component.yaml", notice -> {
                    throw new AssertionError(notice);
                }));
    }
}
