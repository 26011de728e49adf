package dev.eidos.upgrade;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.fleet.NodePool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The judge of an upgrade in which a side has pools. A cluster has each component once, whichever pools ask for it;
 * each pool has its own settings and its own demands. What holds for several pools is one finding.
 */
record PooledUpgrade(UpgradeCheck check, UpgradeSide now) {

    /**
     * From one side to the other.
     *
     * @param nodes snapshots by node, by pool; empty if there are none at all
     */
    UpgradeReport judge(UpgradeSide old, Map<String, Map<String, Snapshot>> nodes) throws InterruptedException {
        var findings = new Findings();
        new PoolChanges(check.library(), findings.unknown()).of(old, now).forEach(findings::add);
        judge(OldSide.of(old.united()), old, "", findings);
        for (NodePool pool : now.pools()) {
            findings.addAll(
                    nodes.isEmpty()
                            ? Demands.changed(old.constraints(pool.name()), pool.recipe())
                            : Demands.held(pool.recipe(), "", nodes.getOrDefault(pool.name(), Map.of())),
                    pool);
        }
        return findings.report();
    }

    /**
     * From what a cluster has.
     *
     * @param server the version of the API server; empty if nobody asked it
     * @param nodes as above
     */
    UpgradeReport judge(OldSide old, String server, Map<String, Map<String, Snapshot>> nodes)
            throws InterruptedException {
        var findings = new Findings();
        old.findings().forEach(one -> findings.add(one.on(now.having(one.object()))));
        new PoolChanges(check.library(), findings.unknown()).inCluster(now).ifPresent(findings::add);
        judge(old, null, server, findings);
        for (NodePool pool : now.pools()) {
            findings.addAll(Demands.held(pool.recipe(), server, nodes.getOrDefault(pool.name(), Map.of())), pool);
        }
        return findings.report();
    }

    private void judge(OldSide old, @Nullable UpgradeSide pools, String server, Findings findings)
            throws InterruptedException {
        Map<String, ComponentRef> whole = check.placed(old.components());
        Map<String, ComponentRef> after = check.placed(OldSide.installed(now.united()));
        for (NodePool pool : now.pools()) {
            Optional<NodePool> was = pools == null ? Optional.empty() : pools.like(pool.name());
            Map<String, ComponentRef> own = was.map(one -> check.placed(OldSide.installed(one.recipe())))
                    .orElse(Map.of());
            for (ComponentRef component :
                    check.placed(OldSide.installed(pool.recipe())).values()) {
                ComponentRef before = own.get(component.name());
                findings.addAll(
                        check.component(
                                before == null ? whole.get(component.name()) : before,
                                component,
                                old,
                                server,
                                pools != null,
                                findings.unknown()),
                        pool);
                findings.one(contradiction(component, after.get(component.name())), pool);
            }
            if (was.isPresent()) {
                after.values().stream()
                        .filter(component -> UpgradeSide.has(pool, component.name())
                                && whole.containsKey(component.name())
                                && !own.containsKey(component.name()))
                        .forEach(component -> findings.one(
                                UpgradeFinding.safe(
                                        component.name(), "it comes to this pool, and was there for others"),
                                pool));
            }
            own.values().stream()
                    .filter(component ->
                            after.containsKey(component.name()) && !UpgradeSide.has(pool, component.name()))
                    .forEach(component -> findings.one(
                            UpgradeFinding.hands(
                                    component.name(),
                                    "the pool's new recipe does not have it, and stays installed for "
                                            + String.join(", ", now.having(component.name())),
                                    "see that nothing of it has to be left on the pool's nodes"),
                            pool));
        }
        List<String> order = new ArrayList<>(whole.keySet());
        if (pools != null) {
            order.sort(Comparator.comparingInt(pools.deploymentOrder()::indexOf));
        }
        for (String name : order.reversed()) {
            if (!after.containsKey(name)) {
                UpgradeFinding gone = UpgradeCheck.gone(Objects.requireNonNull(whole.get(name)));
                findings.add(pools == null ? gone : gone.on(pools.having(name)));
            }
        }
        new Together(check.library(), whole, after)
                .findings()
                .forEach(one -> findings.add(one.on(now.having(one.object()))));
    }

    /** Two pools cannot have two versions of what a cluster has once; {@code eidos bundle} refuses it. */
    private @Nullable UpgradeFinding contradiction(ComponentRef component, @Nullable ComponentRef first) {
        if (first == null
                || (Objects.equals(first.version(), component.version())
                        && Objects.equals(first.tag(), component.tag())
                        && Objects.equals(first.chart(), component.chart())
                        && Objects.equals(first.source(), component.source())
                        && Objects.equals(first.namespace(), component.namespace()))) {
            return null;
        }
        return UpgradeFinding.blocked(
                component.name(),
                "the pool wants " + UpgradeCheck.version(component) + ", and "
                        + now.having(component.name()).getFirst() + " wants " + UpgradeCheck.version(first)
                        + " or has it from elsewhere: a cluster has one",
                "make the recipes of all pools with one library");
    }

    /** Findings so far, each with the pools that it holds for. */
    private static final class Findings {
        private final Map<UpgradeFinding, Set<String>> pools = new LinkedHashMap<>();
        private final List<String> unknown = new ArrayList<>();

        List<String> unknown() {
            return unknown;
        }

        void add(UpgradeFinding finding) {
            pools.computeIfAbsent(finding.on(List.of()), _ -> new LinkedHashSet<>())
                    .addAll(finding.pools());
        }

        void one(@Nullable UpgradeFinding finding, NodePool pool) {
            if (finding != null) {
                add(pool.name().isEmpty() ? finding : finding.on(List.of(pool.name())));
            }
        }

        void addAll(List<UpgradeFinding> findings, NodePool pool) {
            findings.forEach(finding -> one(finding, pool));
        }

        UpgradeReport report() {
            List<UpgradeFinding> findings = new ArrayList<>();
            pools.forEach((finding, names) -> findings.add(finding.on(List.copyOf(names))));
            return new UpgradeReport(findings, unknown.stream().distinct().toList());
        }
    }
}
