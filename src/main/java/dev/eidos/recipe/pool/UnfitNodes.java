package dev.eidos.recipe.pool;

import dev.eidos.error.EidosException;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.StatedCriteria;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes that no recipe fits, by what is against it. */
final class UnfitNodes {
    private static final int MANY = 5;

    private final RecipeLibrary library;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    UnfitNodes(RecipeLibrary library) {
        this.library = library;
    }

    private record Kind(String name, EidosException failure, List<String> nodes) {
        String text() {
            return name + " (" + nodes.size() + (nodes.size() == 1 ? " node: " : " nodes: ") + Listing.of(nodes, MANY)
                    + ")";
        }
    }

    void add(FleetMember member, StatedCriteria stated, EidosException failure) {
        Criteria criteria =
                stated.over(Inference.of(OwnFacts.of(member.snapshot())).criteria(), library);
        String name = PoolNames.plain(criteria);
        kinds.computeIfAbsent(
                        name + "\n" + failure.what() + "\n" + failure.reason(),
                        _ -> new Kind(name, failure, new ArrayList<>()))
                .nodes()
                .add(member.name());
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** Each kind with its nodes, and what is against it. */
    List<String> texts() {
        return kinds.values().stream()
                .map(kind -> kind.text() + ": " + kind.failure().what())
                .toList();
    }

    /**
     * Fails if there are any.
     *
     * @param others the names of pools that have a recipe
     * @param wanted the pool that was asked for, and is none of these; null if none was
     */
    void refuse(List<String> others, @Nullable String wanted) {
        if (kinds.isEmpty()) {
            return;
        }
        Kind first = kinds.values().stream()
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElse(kinds.values().iterator().next());
        EidosException failure = first.failure();
        if (others.isEmpty() && kinds.size() == 1) {
            throw failure; // as of a single snapshot: there are no pools
        }
        List<String> more = kinds.values().stream()
                .filter(kind -> kind != first)
                .map(Kind::text)
                .toList();
        String reason = failure.what()
                + (failure.object() == null ? "" : ": " + failure.object())
                + (failure.reason() == null ? "" : ": " + failure.reason())
                + (more.isEmpty() ? "" : "\n  neither one for " + String.join(", ", more));
        String suggestion = Objects.requireNonNullElse(failure.suggestion(), "name criteria that a recipe exists for");
        throw EidosException.of(failure.code(), "there is no recipe for a pool of the fleet")
                .object(first.text())
                .reason(reason)
                .suggestion(
                        others.isEmpty()
                                ? suggestion
                                : suggestion + "; or take the recipe of another pool alone: --pool "
                                        + String.join(" or ", others))
                .cause(failure)
                .build();
    }
}
