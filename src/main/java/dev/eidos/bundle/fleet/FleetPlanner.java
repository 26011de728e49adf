package dev.eidos.bundle.fleet;

import dev.eidos.bundle.BundlePlanner;
import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The planner of a fleet's bundle: it plans each pool by itself. A change of values is for every pool whose recipe has
 * the component, or for one: {@code POOL/COMPONENT:path=value}.
 */
public record FleetPlanner(FleetRecipe fleet, RecipeLibrary library) {

    /**
     * Plans each pool.
     *
     * @param version of eidos
     * @throws EidosException as {@link BundlePlanner#plan}
     */
    public List<PoolPlan> plans(
            ComponentSelection selection, Scheduling scheduling, ValueChanges changes, String version) {
        for (Change change : changes.changes()) {
            check(change);
        }
        for (String named : selection.named()) {
            if (fleet.pools().stream().noneMatch(pool -> has(pool, named))) {
                selection.chosen(fleet.pools().getFirst().recipe()); // which says so
            }
        }
        List<PoolPlan> plans = new ArrayList<>();
        for (NodePool pool : fleet.pools()) {
            List<String> named =
                    selection.named().stream().filter(name -> has(pool, name)).toList();
            if (named.isEmpty() && !selection.named().isEmpty()) {
                continue;
            }
            List<Change> own = new ArrayList<>();
            for (Change change : changes.changes()) {
                ofPool(change, pool).ifPresent(own::add);
            }
            plans.add(new PoolPlan(
                    pool,
                    new BundlePlanner(pool.recipe(), library)
                            .plan(
                                    new ComponentSelection(named, selection.withDependencies()),
                                    scheduling,
                                    new ValueChanges(own),
                                    version)));
        }
        return List.copyOf(plans);
    }

    private Optional<Change> ofPool(Change change, NodePool pool) {
        int slash = change.component().indexOf('/');
        if (slash < 0) {
            return has(pool, change.component()) ? Optional.of(change) : Optional.empty();
        }
        if (!change.component().substring(0, slash).equals(pool.name())) {
            return Optional.empty();
        }
        String component = change.component().substring(slash + 1);
        return Optional.of(
                switch (change) {
                    case ValueChanges.SetValues set ->
                        new ValueChanges.SetValues(component, set.assignments(), set.shown());
                    case ValueChanges.MergeValues merge ->
                        new ValueChanges.MergeValues(component, merge.values(), merge.shown());
                });
    }

    private void check(Change change) {
        int slash = change.component().indexOf('/');
        String pool = slash < 0 ? "" : change.component().substring(0, slash);
        if (slash >= 0 && !fleet.names().contains(pool)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there is no pool '" + pool + "'")
                    .object(change.shown())
                    .reason("the recipe has: " + String.join(", ", fleet.names())
                            + Suggestions.question(pool, fleet.names()))
                    .suggestion("name one of these before the component, or none for all")
                    .build();
        }
        if (slash < 0 && fleet.pools().stream().noneMatch(one -> has(one, change.component()))) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there is no component '" + change.component() + "'")
                    .object(change.shown())
                    .reason("no pool's recipe has it")
                    .suggestion("name one that the README of the bundle lists, or make a recipe that has it")
                    .build();
        }
    }

    private boolean has(NodePool pool, String component) {
        return pool.recipe().components().stream().anyMatch(one -> {
            RegisteredComponent registered = library.registry().get(one.name());
            return one.name().equals(component)
                    || (registered != null && registered.overrideKeys().contains(component));
        });
    }
}
