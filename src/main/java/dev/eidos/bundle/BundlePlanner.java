package dev.eidos.bundle;

import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The planner of a bundle: it chooses the components of a recipe that are installed, with their values and manifests.
 */
public final class BundlePlanner {
    private final Recipe recipe;
    private final RecipeLibrary library;
    private final Map<String, ComponentRef> byName = new LinkedHashMap<>();

    public BundlePlanner(Recipe recipe, RecipeLibrary library) {
        this.recipe = recipe;
        this.library = library;
        for (ComponentRef component : recipe.components()) {
            RegisteredComponent registered = library.registry().get(component.name());
            byName.put(component.name(), registered == null ? component : component.placed(registered.namespace()));
        }
    }

    /**
     * Plans a bundle.
     *
     * @param selection of the recipe's components
     * @param version of eidos
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if a change names a component that the recipe does
     *     not have or that is not in the bundle, or a value through which no path leads
     */
    public BundlePlan plan(ComponentSelection selection, Scheduling scheduling, ValueChanges changes, String version) {
        checkConfiguration();
        Map<String, List<Change>> byComponent = byComponent(changes);
        byComponent.forEach((name, list) -> list.forEach(change -> LockedPaths.check(recipe.profile(), name, change)));
        Map<String, Value.Mapping> values = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String name : selection.chosen(recipe)) {
            Value.Mapping merged = values(name, scheduling, byComponent.getOrDefault(name, List.of()));
            if (!isSwitchedOff(byComponent.getOrDefault(name, List.of()))) {
                values.put(name, merged);
                names.add(name);
            }
        }
        byComponent.forEach((name, list) -> {
            if (!selection.chosen(recipe).contains(name)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "the bundle is without the component '" + name + "'")
                        .object(list.getFirst().shown())
                        .reason("the recipe has it, but -b does not name it")
                        .suggestion("add it to -b, or leave this out")
                        .build();
            }
        });
        List<BundledComponent> components = new ArrayList<>();
        for (String name : recipe.deploymentOrder()) {
            Value.Mapping own = values.get(name);
            ComponentRef ref = byName.get(name);
            if (own != null && ref != null) {
                List<String> dependencies =
                        ref.dependencyRefs().stream().filter(names::contains).toList();
                RegisteredComponent registered = library.registry().get(name);
                var component = new BundledComponent(
                        ref,
                        own,
                        dependencies,
                        manifests(ref),
                        registered == null ? Collections.emptySortedMap() : registered.namespaceLabels(),
                        Installation.of(registered));
                checkTakesValues(component, byComponent.getOrDefault(name, List.of()));
                components.add(component);
            }
        }
        if (components.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "nothing is left to bundle")
                    .object(String.join(", ", selection.chosen(recipe)))
                    .reason("every component was switched off by enabled=false")
                    .suggestion("leave enabled=false out for what is to be bundled")
                    .build();
        }
        return new BundlePlan(recipe, components, version);
    }

    /** AICR's bundler makes more of a recipe's configuration than the components that stand there. */
    private void checkConfiguration() {
        if (!recipe.configuration().entries().isEmpty()) {
            throw EidosException.of(
                            ErrorCode.INVALID_INPUT, "the recipe has a configuration that only AICR's bundler knows")
                    .object("configuration."
                            + String.join(
                                    ", configuration.",
                                    recipe.configuration().entries().keySet()))
                    .reason("eidos installs the components as they stand in the recipe")
                    .suggestion("make them as the configuration wants them, and take 'configuration' out")
                    .build();
        }
    }

    /**
     * Returns whether the user set {@code enabled} to false, as AICR's users switch components off. A false in the
     * recipe's own values does not count: charts may have a value of that name.
     */
    private static boolean isSwitchedOff(List<Change> changes) {
        boolean off = false;
        for (Change change : changes) {
            switch (change) {
                case ValueChanges.MergeValues merge -> {
                    Value enabled = merge.values().get("enabled");
                    off = enabled == null ? off : enabled.text().equals("false");
                }
                case ValueChanges.SetValues set -> {
                    for (Assignment assignment : set.assignments()) {
                        boolean isSwitch = assignment.path().equals(List.of(new Assignment.PathStep.Key("enabled")));
                        off = isSwitch ? assignment.value().text().equals("false") : off;
                    }
                }
            }
        }
        return off;
    }

    /** Nobody should believe that a value is set which nothing reads. */
    private static void checkTakesValues(BundledComponent component, List<Change> changes) {
        boolean read = component.kind() == BundledComponent.Kind.CHART
                || component.manifests().stream().anyMatch(ManifestFile::template);
        boolean onlySwitch = component.values().entries().keySet().stream().allMatch("enabled"::equals);
        if (!read && !onlySwitch && !changes.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the component takes no values")
                    .object(changes.getFirst().shown())
                    .reason("'" + component.name() + "' has no chart, and its files are installed as they are")
                    .suggestion("change its files in a library of your own, and name that with --data")
                    .build();
        }
    }

    private Value.Mapping values(String name, Scheduling scheduling, List<Change> changes) {
        ComponentRef ref = byName.get(name);
        RegisteredComponent registered = library.registry().get(name);
        if (ref == null || registered == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the recipe has a component that is not registered")
                    .object(name)
                    .suggestion("a recipe is used with the library that made it: name it with --data or --library")
                    .build();
        }
        Value.Mapping values = scheduling.apply(ComponentValues.of(ref, library), registered);
        for (Change change : changes) {
            values = ValueChanges.apply(values, change);
        }
        return values;
    }

    private Map<String, List<Change>> byComponent(ValueChanges changes) {
        Map<String, List<Change>> byComponent = new LinkedHashMap<>();
        for (Change change : changes.changes()) {
            byComponent.computeIfAbsent(name(change), _ -> new ArrayList<>()).add(change);
        }
        return byComponent;
    }

    private String name(Change change) {
        for (ComponentRef component : recipe.components()) {
            RegisteredComponent registered = library.registry().get(component.name());
            if (component.name().equals(change.component())
                    || (registered != null && registered.overrideKeys().contains(change.component()))) {
                return component.name();
            }
        }
        throw notThere(
                change,
                "the recipe has: " + String.join(", ", byName.keySet())
                        + Suggestions.question(change.component(), List.copyOf(byName.keySet())));
    }

    private static EidosException notThere(Change change, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "there is no component '" + change.component() + "'")
                .object(change.shown())
                .reason(reason)
                .suggestion("name one of these, or make a recipe that has it")
                .build();
    }

    private List<ManifestFile> manifests(ComponentRef ref) {
        List<ManifestFile> manifests = new ArrayList<>();
        List<String> paths = new ArrayList<>(ref.preManifestFiles());
        paths.addAll(ref.manifestFiles());
        for (String path : paths) {
            String text = library.files().text(path);
            if (text == null) {
                throw EidosException.of(ErrorCode.NOT_FOUND, "the library does not have a component's manifest")
                        .object(library.files().place(path))
                        .reason("component '" + ref.name() + "' names it")
                        .suggestion("a recipe is used with the library that made it: name it with --data or --library")
                        .build();
            }
            manifests.add(ManifestFile.of(path.substring(path.lastIndexOf('/') + 1), text)
                    .before(ref.preManifestFiles().contains(path)));
        }
        return manifests;
    }
}
