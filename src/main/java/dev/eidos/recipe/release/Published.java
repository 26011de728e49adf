package dev.eidos.recipe.release;

import java.util.List;
import java.util.Set;

/** What a repository says of a chart. */
public sealed interface Published {

    /**
     * Versions that are there.
     *
     * @param deprecated those of them that the publisher says are
     */
    record Versions(List<String> all, Set<String> deprecated) implements Published {
        public Versions {
            all = List.copyOf(all);
            deprecated = Set.copyOf(deprecated);
        }
    }

    /** The repository has nothing of that name: it was renamed, or has moved. */
    record Absent(String place) implements Published {}

    /** Nobody can tell. */
    record Unknown(String reason) implements Published {}
}
