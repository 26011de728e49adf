package dev.eidos.recipe.pool;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.CriteriaSource;
import dev.eidos.recipe.request.RecipeNote;
import dev.eidos.recipe.request.RecipeRequest;
import dev.eidos.recipe.request.StatedCriteria;
import dev.eidos.recipe.resolve.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request for the recipe of a fleet. Nodes that need the same recipe are a pool: the same criteria, and the same
 * overlays that their constraints leave. So a version of an operating system or a kernel makes a pool of its own where
 * it decides, and only there.
 *
 * @param cluster that the recipe is for; unknown for any
 * @param stated goes before what the snapshots say
 * @param allowBase whether a recipe will do that has nothing for what is asked
 * @param profile the choice in the library's profile; null for the usual one
 * @param keepAll whether to apply overlays, too, whose constraints a snapshot does not meet
 */
public record FleetRequest(
        ClusterIdentity cluster,
        StatedCriteria stated,
        boolean allowBase,
        @Nullable String profile,
        boolean keepAll) {

    /** What makes nodes one pool. */
    private record Kind(Criteria criteria, List<String> overlays, List<String> excluded) {}

    private record Found(Resolution resolution, List<RecipeNote> notes, List<FleetMember> nodes) {}

    /**
     * Makes a recipe for each pool.
     *
     * @param wanted the pool that is asked for; null for all. Others may then be ones that no recipe fits
     * @throws EidosException as {@link RecipeRequest#resolve}, of a pool that no recipe fits
     */
    public FleetOutcome resolve(
            List<FleetMember> members, @Nullable String wanted, RecipeLibrary library, String version) {
        Map<Kind, Found> found = new LinkedHashMap<>();
        var unfit = new UnfitNodes(library);
        List<String> withoutGpus = new ArrayList<>();
        for (FleetMember member : members) {
            if (!OwnFacts.gpus(member.snapshot()).orElse(true)) {
                withoutGpus.add(member.name());
                continue;
            }
            Snapshot own = OwnFacts.of(member.snapshot());
            List<RecipeNote> notes = new ArrayList<>();
            var request = new RecipeRequest(
                    new CriteriaSource.OfSnapshot(own, member.place(), keepAll), stated, allowBase, profile);
            try {
                Resolution resolution = request.resolve(library, version, notes::add);
                Criteria criteria = resolution.recipe().criteria().withNodes(0);
                var kind = new Kind(
                        criteria,
                        resolution.recipe().appliedOverlays(),
                        resolution.recipe().excludedNames());
                found.computeIfAbsent(kind, _ -> new Found(resolution.meantFor(cluster), notes, new ArrayList<>()))
                        .nodes()
                        .add(member);
            } catch (EidosException e) {
                unfit.add(member, stated, e);
            }
        }
        List<Found> pools = new ArrayList<>(found.values());
        if (pools.isEmpty() && unfit.isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no node of the fleet has a GPU")
                    .object(members.getFirst().place())
                    .reason("GPU.smi and GPU.pci count none on " + members.size() + " nodes")
                    .suggestion("name criteria for nodes that are to come: --service, --accelerator")
                    .build();
        }
        List<String> names = PoolNames.of(
                pools.stream()
                        .map(pool -> pool.resolution().recipe().criteria())
                        .toList(),
                pools.stream()
                        .map(pool ->
                                pool.nodes().stream().map(FleetMember::snapshot).toList())
                        .toList());
        if (wanted == null || !names.contains(wanted)) {
            unfit.refuse(names, wanted);
        }
        return outcome(pools, names, members, withoutGpus, unfit.texts(), version);
    }

    private FleetOutcome outcome(
            List<Found> found,
            List<String> names,
            List<FleetMember> members,
            List<String> withoutGpus,
            List<String> unfit,
            String version) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            nodes.put(
                    names.get(i),
                    found.get(i).nodes().stream()
                            .map(FleetMember::name)
                            .sorted()
                            .toList());
        }
        Map<String, SortedMap<String, String>> selectors =
                found.size() == 1 ? Map.of() : PoolSelectors.of(nodes, NodeTags.of(members));
        List<PoolResolution> pools = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            String name = names.get(i);
            var pool = new NodePool(
                    name,
                    one.nodes().size(),
                    osVersions(one.nodes()),
                    selectors.getOrDefault(name, Collections.emptySortedMap()),
                    one.resolution().recipe());
            pools.add(new PoolResolution(pool, nodes.getOrDefault(name, List.of()), one.resolution(), one.notes()));
        }
        pools.sort(Comparator.comparing(pool -> pool.pool().name()));
        var recipe = new FleetRecipe(
                version, cluster, pools.stream().map(PoolResolution::pool).toList(), withoutGpus.size());
        return new FleetOutcome(recipe, pools, withoutGpus, unfit);
    }

    private static List<String> osVersions(List<FleetMember> nodes) {
        var versions = new TreeSet<String>();
        nodes.forEach(node -> node.snapshot()
                .find(Measurement.OS, "release", "VERSION_ID")
                .map(Reading::asText)
                .filter(text -> !text.isEmpty())
                .ifPresent(versions::add));
        return List.copyOf(versions);
    }
}
