package dev.eidos.cli.live;

import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.Phase;
import dev.eidos.live.check.LibraryChecks;
import dev.eidos.live.conformance.ConformancePhase;
import dev.eidos.live.deploy.DeploymentPhase;
import dev.eidos.live.deploy.OtherLibrary;
import dev.eidos.live.deploy.WantedVersions;
import dev.eidos.live.node.NodeFacts;
import dev.eidos.live.node.Readiness;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks that a recipe asks for of a cluster, and of its nodes' snapshots. */
final class LiveChecks {
    private final Recipe recipe;
    private final String recipeName;
    private final LiveFlags flags;
    private final NodeFacts facts;
    private final DeploymentPhase deployment;
    private final Optional<OtherLibrary> otherLibrary;

    /** Those of which no node's facts are known yet. */
    LiveChecks(Recipe recipe, String recipeName, LiveFlags flags, RecipeLibrary library) {
        this(
                recipe,
                recipeName,
                flags,
                NodeFacts.NONE,
                deployment(recipe, flags, library),
                OtherLibrary.of(recipe.library(), library.lock()));
    }

    private LiveChecks(
            Recipe recipe,
            String recipeName,
            LiveFlags flags,
            NodeFacts facts,
            DeploymentPhase deployment,
            Optional<OtherLibrary> otherLibrary) {
        this.recipe = recipe;
        this.recipeName = recipeName;
        this.flags = flags;
        this.facts = facts;
        this.deployment = deployment;
        this.otherLibrary = otherLibrary;
    }

    private static DeploymentPhase deployment(Recipe recipe, LiveFlags flags, RecipeLibrary library) {
        List<ComponentRef> components = components(recipe, library);
        Set<String> names = components.stream().map(ComponentRef::name).collect(Collectors.toSet());
        return new DeploymentPhase(
                components,
                new LibraryChecks(library)::of,
                flags.mirror(),
                WantedVersions.of(recipe.validation(), names),
                Map.of());
    }

    /** The same of nodes of which this is known. */
    LiveChecks of(NodeFacts nodes) {
        return new LiveChecks(recipe, recipeName, flags, nodes, deployment.with(nodes.gpus()), otherLibrary);
    }

    private static List<ComponentRef> components(Recipe recipe, RecipeLibrary library) {
        Map<String, RegisteredComponent> registry = library.registry();
        Map<String, ComponentRef> byName = new LinkedHashMap<>();
        for (ComponentRef component : recipe.components()) {
            RegisteredComponent registered = registry.get(component.name());
            if (!component.isSwitchedOff()) {
                byName.put(component.name(), component.placed(registered == null ? null : registered.namespace()));
            }
        }
        List<ComponentRef> ordered = new ArrayList<>();
        for (String name : recipe.deploymentOrder()) {
            ComponentRef component = byName.remove(name);
            if (component != null) {
                ordered.add(component);
            }
        }
        ordered.addAll(byName.values());
        return ordered;
    }

    /** The ids of all, by phase. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Phase phase : flags.phases()) {
            ids.addAll(ids(phase));
        }
        return ids;
    }

    private List<String> ids(Phase phase) {
        return switch (phase) {
            case READINESS ->
                recipe.constraints().stream()
                        .map(constraint -> constraint.name())
                        .toList();
            case DEPLOYMENT -> deployment();
            case CONFORMANCE -> ConformancePhase.ids();
            case PERFORMANCE -> performance();
        };
    }

    private List<String> deployment() {
        List<String> ids = new ArrayList<>(deployment.ids());
        otherLibrary.ifPresent(_ -> ids.addFirst(OtherLibrary.ID));
        return ids;
    }

    /** A line for each, with its phase. */
    String lines() {
        var text = new StringBuilder();
        for (Phase phase : flags.phases()) {
            ids(phase)
                    .forEach(id ->
                            text.append(phase.label()).append(' ').append(id).append('\n'));
        }
        return text.toString();
    }

    /** One look. */
    LiveReport report(LiveCluster cluster, ClusterIdentity identity, NodeSubset nodes) throws InterruptedException {
        Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<CheckResult> results = new ArrayList<>();
        for (Phase phase : flags.phases()) {
            results.addAll(
                    switch (phase) {
                        case READINESS -> readiness(nodes);
                        case DEPLOYMENT -> made(phase, deployment(cluster, nodes));
                        case CONFORMANCE -> made(phase, ConformancePhase.steps(cluster));
                        case PERFORMANCE -> made(phase, notRun());
                    });
        }
        return new LiveReport(
                recipeName,
                facts.source().isEmpty() ? null : facts.source(),
                identity,
                cluster.version(),
                time,
                flags.phases(),
                nodes.folded(),
                results);
    }

    private List<CheckRunner.Step> deployment(LiveCluster cluster, NodeSubset nodes) throws InterruptedException {
        List<CheckRunner.Step> steps = new ArrayList<>(deployment.steps(cluster, nodes));
        otherLibrary.ifPresent(other -> steps.addFirst(other.step()));
        return steps;
    }

    /** What the recipe names is measured by what runs, and is never taken as given. */
    private List<CheckRunner.Step> notRun() {
        List<CheckRunner.Step> steps = new ArrayList<>();
        for (String id : performance()) {
            Finding finding = Finding.unknown(
                    id,
                    "is measured by a run on the nodes, and this only reads",
                    "let it be run: --run-tests; or leave it out with --skip " + id);
            steps.add(new CheckRunner.Step(
                    Phase.PERFORMANCE, id, () -> CheckResult.of(Phase.PERFORMANCE, id, "", "", List.of(finding))));
        }
        return steps;
    }

    private List<String> performance() {
        Value performance = recipe.validation().at("performance");
        return performance == null
                ? List.of()
                : performance.items("checks").stream().map(Value::text).toList();
    }

    private List<CheckResult> readiness(NodeSubset nodes) {
        List<CheckResult> results = new ArrayList<>();
        for (CheckResult result : Readiness.of(recipe.constraints(), facts, nodes)) {
            results.add(
                    flags.skipped().contains(result.id()) ? CheckResult.skipped(Phase.READINESS, result.id()) : result);
        }
        return results;
    }

    /** The results in the order of the checks, those that were left out among them. */
    private List<CheckResult> made(Phase phase, List<CheckRunner.Step> steps) throws InterruptedException {
        List<CheckRunner.Step> wanted = steps.stream()
                .filter(step -> !flags.skipped().contains(step.id()))
                .toList();
        var made = new CheckRunner(flags.limit()).run(wanted).iterator();
        List<CheckResult> results = new ArrayList<>();
        for (CheckRunner.Step step : steps) {
            results.add(wanted.contains(step) ? made.next() : CheckResult.skipped(phase, step.id()));
        }
        return results;
    }
}
