package dev.eidos.bundle.fleet;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.DependencyOrder;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.text.ShellWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One plan for a cluster of several pools: each component once, with what all pools want of it. What a component has
 * for the whole cluster cannot be two things; that is refused with the pools' names.
 *
 * @param notes what one should know of it
 */
public record ClusterPlan(BundlePlan plan, List<FleetNote> notes) {
    private static final int MANY = 8;

    public ClusterPlan {
        notes = List.copyOf(notes);
    }

    /**
     * Unites the plans of pools.
     *
     * @param plans one for each pool, one at least
     * @param registry the components that are registered, by name
     * @throws EidosException with {@link ErrorCode#CONFLICT} if two pools contradict each other, with
     *     {@link ErrorCode#INVALID_INPUT} if their drivers cannot be told apart
     */
    public static ClusterPlan of(List<PoolPlan> plans, Map<String, RegisteredComponent> registry) {
        return new Union(plans, registry).plan();
    }

    private record Union(List<PoolPlan> plans, Map<String, RegisteredComponent> registry, List<FleetNote> notes) {
        Union(List<PoolPlan> plans, Map<String, RegisteredComponent> registry) {
            this(plans, registry, new ArrayList<>());
        }

        ClusterPlan plan() {
            List<PoolPlan> managed = PoolDrivers.managed(plans);
            PoolDrivers.check(managed);
            Set<String> names = new TreeSet<>();
            plans.forEach(plan -> plan.plan().components().forEach(component -> names.add(component.name())));
            Map<String, BundledComponent> united = new LinkedHashMap<>();
            names.forEach(name -> united.put(name, united(name, managed)));
            List<ComponentRef> refs =
                    united.values().stream().map(BundledComponent::ref).toList();
            List<String> order = DependencyOrder.of(refs);
            List<BundledComponent> components = order.stream()
                    .map(name -> Objects.requireNonNull(united.get(name)))
                    .toList();
            return new ClusterPlan(
                    new BundlePlan(
                            recipe(refs, order),
                            components,
                            plans.getFirst().plan().version()),
                    notes);
        }

        private BundledComponent united(String name, List<PoolPlan> managed) {
            List<PoolPlan> having = plans.stream()
                    .filter(plan -> plan.component(name).isPresent())
                    .toList();
            List<BundledComponent> components = having.stream()
                    .map(plan -> plan.component(name).orElseThrow())
                    .toList();
            BundledComponent first = components.getFirst();
            checkRefs(name, having, components);
            boolean drivers = name.equals(PoolDrivers.OPERATOR) && !managed.isEmpty();
            Value.Mapping values = values(name, having, components, drivers);
            if (having.size() < plans.size()) {
                values = whereOnlySome(name, having, values);
            }
            Set<String> dependencies = new LinkedHashSet<>();
            components.forEach(component -> dependencies.addAll(component.dependencies()));
            return new BundledComponent(
                    withDependencies(first.ref(), List.copyOf(dependencies)),
                    drivers ? PoolDrivers.values(values, managed) : values,
                    List.copyOf(dependencies),
                    manifests(name, having, components),
                    first.namespaceLabels(),
                    drivers ? PoolDrivers.installation(first.installation(), managed) : first.installation(),
                    first.kustomized());
        }

        private Value.Mapping values(
                String name, List<PoolPlan> having, List<BundledComponent> components, boolean drivers) {
            var union = new ValueUnion(name.equals(PoolDrivers.OPERATOR) ? Partitions.switches(having) : Set.of());
            Value.Mapping values = union.of(components.stream()
                    .map(component -> drivers ? without(component.values(), PoolDrivers.DRIVER) : component.values())
                    .toList());
            if (!union.differences().isEmpty()) {
                throw differ(name, having, union.differences());
            }
            for (ValueUnion.Difference switched : union.switchedOn()) {
                List<String> on = new ArrayList<>();
                List<String> off = new ArrayList<>();
                for (int pool = 0; pool < having.size(); pool++) {
                    Value value = switched.values().get(pool);
                    (value == null || value.text().equals("true") ? on : off)
                            .add(having.get(pool).name());
                }
                notes.add(new FleetNote.OnForAll(name + ":" + switched.path(), on, off));
            }
            return values;
        }

        /** A component of one pool runs on the pool's nodes, where the registry knows the value that says so. */
        private Value.Mapping whereOnlySome(String name, List<PoolPlan> having, Value.Mapping values) {
            RegisteredComponent registered = registry.get(name);
            if (registered == null) {
                return values;
            }
            Value.Mapping placed = having.size() == 1
                    ? PoolPlacement.of(values, registered, having.getFirst().pool())
                    : values;
            boolean onGpuNodes = registered.document().at("nodeScheduling", "accelerated") != null;
            if (onGpuNodes && placed.equals(values)) {
                notes.add(new FleetNote.OnAllNodes(
                        name, having.stream().map(PoolPlan::name).toList()));
            }
            return placed;
        }

        private static Value.Mapping without(Value.Mapping values, String key) {
            Map<String, Value> others = new LinkedHashMap<>(values.entries());
            others.remove(key);
            return Value.mapping(others);
        }

        private static void checkRefs(String name, List<PoolPlan> having, List<BundledComponent> components) {
            ComponentRef first = components.getFirst().ref();
            for (int pool = 1; pool < components.size(); pool++) {
                ComponentRef other = components.get(pool).ref();
                String what = difference(first, other);
                if (what != null) {
                    throw EidosException.of(ErrorCode.CONFLICT, "two pools want different things of one component")
                            .object(name)
                            .reason(what + " is '" + part(first, what) + "' in the recipe of "
                                    + having.getFirst().name() + " and '" + part(other, what) + "' in that of "
                                    + having.get(pool).name() + ", and a cluster has one " + name)
                            .suggestion("make both recipes with one library, or bundle one pool: --pool "
                                    + having.getFirst().name())
                            .build();
                }
            }
        }

        private static final List<String> PARTS =
                List.of("type", "chart", "source", "version", "namespace", "tag", "path", "digest");

        private static @Nullable String difference(ComponentRef one, ComponentRef other) {
            return PARTS.stream()
                    .filter(part -> !part(one, part).equals(part(other, part)))
                    .findFirst()
                    .orElse(null);
        }

        private static String part(ComponentRef ref, String part) {
            String text = switch (part) {
                case "type" -> ref.type();
                case "chart" -> ref.chart();
                case "source" -> ref.source();
                case "version" -> ref.version();
                case "namespace" -> ref.namespace();
                case "tag" -> ref.tag();
                case "path" -> ref.path();
                default -> ref.digest();
            };
            return Objects.requireNonNullElse(text, "");
        }

        private static EidosException differ(
                String name, List<PoolPlan> having, List<ValueUnion.Difference> differences) {
            String shown = differences.stream()
                    .limit(MANY)
                    .map(difference -> {
                        List<String> sides = new ArrayList<>();
                        for (int pool = 0; pool < having.size(); pool++) {
                            sides.add(having.get(pool).name() + " "
                                    + shown(difference.values().get(pool)));
                        }
                        return "\n  " + difference.path() + ": " + String.join(", ", sides);
                    })
                    .collect(Collectors.joining());
            int more = differences.size() - MANY;
            return EidosException.of(ErrorCode.CONFLICT, "two pools want different values of one component")
                    .object(name)
                    .reason("a cluster has one, and its values are for all nodes:" + shown
                            + (more > 0 ? "\n  and " + more + " more" : ""))
                    .suggestion(decision(name, having, differences.getFirst().path()) + "; or bundle one pool: --pool "
                            + having.getFirst().name())
                    .build();
        }

        /** What a profile has decided no other setting may change. */
        private static String decision(String name, List<PoolPlan> having, String path) {
            return having.stream()
                    .map(plan -> plan.pool().recipe().profile())
                    .filter(profile -> profile != null && profile.touched(name, path) != null)
                    .findFirst()
                    .map(profile -> "make the recipes of all with one --profile " + profile.name() + "=VALUE")
                    .orElse("decide it for all: --set " + ShellWords.join(List.of(name + ":" + path + "=VALUE"))
                            + Partitions.hint(path));
        }

        private static String shown(@Nullable Value value) {
            return switch (value) {
                case null -> "leaves it to the chart";
                case Value.Scalar scalar -> "has " + scalar.text();
                case Value.Mapping _, Value.Sequence _ -> "has " + value.kind();
            };
        }

        private static List<ManifestFile> manifests(
                String name, List<PoolPlan> having, List<BundledComponent> components) {
            Map<String, ManifestFile> byName = new LinkedHashMap<>();
            Map<String, String> from = new LinkedHashMap<>();
            for (int pool = 0; pool < components.size(); pool++) {
                for (ManifestFile manifest : components.get(pool).manifests()) {
                    ManifestFile there = byName.putIfAbsent(manifest.name(), manifest);
                    if (there != null && !there.text().equals(manifest.text())) {
                        throw EidosException.of(ErrorCode.CONFLICT, "two pools have different files of the same name")
                                .object(name + ", " + manifest.name())
                                .reason("the recipes of " + from.get(manifest.name()) + " and "
                                        + having.get(pool).name() + " each bring one")
                                .suggestion("bundle one pool: --pool " + from.get(manifest.name()))
                                .build();
                    }
                    from.putIfAbsent(manifest.name(), having.get(pool).name());
                }
            }
            return List.copyOf(byName.values());
        }

        private static ComponentRef withDependencies(ComponentRef ref, List<String> dependencies) {
            return new ComponentRef(
                    ref.name(),
                    ref.type(),
                    ref.namespace(),
                    ref.chart(),
                    ref.source(),
                    ref.version(),
                    ref.tag(),
                    ref.path(),
                    ref.valuesFile(),
                    Value.Mapping.EMPTY,
                    dependencies,
                    ref.preManifestFiles(),
                    ref.manifestFiles(),
                    ref.digest(),
                    ref.healthCheck());
        }

        /** What is installed, for whoever asks a plan for its recipe: for what all pools have in common. */
        private Recipe recipe(List<ComponentRef> refs, List<String> order) {
            Recipe first = plans.getFirst().pool().recipe();
            Criteria common = Criteria.NONE;
            for (var named : first.criteria().values().entrySet()) {
                if (plans.stream()
                        .allMatch(plan -> plan.pool()
                                .recipe()
                                .criteria()
                                .get(named.getKey())
                                .equals(named.getValue()))) {
                    common = common.with(named.getKey(), named.getValue());
                }
            }
            return new Recipe(
                    first.version(),
                    common,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    refs,
                    order,
                    Value.Mapping.EMPTY);
        }
    }
}
