package dev.eidos.upgrade;

import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes of pools between two sides. A pool whose driver is the operator's has an NVIDIADriver of its name: with
 * that goes the driver of its nodes, and under another name it is another driver (GPU Operator documentation, "NVIDIA
 * Driver Custom Resource Definition").
 */
final class PoolChanges {
    private static final String OPERATOR = DriverOwner.OPERATOR_NAME;

    /** One driver for a cluster is changed into one for each pool only between versions that know both. */
    private static final String FIRST = "26.7.0";

    private static final String MIGRATION =
            "read \"Migrating from Cluster Policy Driver Management\" in the GPU Operator's documentation, and go over"
                    + " node by node";

    private final RecipeLibrary library;
    private final List<String> unknown;

    /**
     * Those that the library can tell.
     *
     * @param library of the new side
     * @param unknown takes what it cannot tell
     */
    PoolChanges(RecipeLibrary library, List<String> unknown) {
        this.library = library;
        this.unknown = unknown;
    }

    List<UpgradeFinding> of(UpgradeSide old, UpgradeSide now) {
        List<UpgradeFinding> findings = new ArrayList<>();
        if (old.isFleet() && now.isFleet()) {
            now.pools()
                    .forEach(pool -> old.like(pool.name())
                            .ifPresentOrElse(
                                    was -> changed(was, pool, findings), () -> added(pool, old, now, findings)));
            old.pools().stream()
                    .filter(pool -> now.like(pool.name()).isEmpty())
                    .forEach(pool -> removed(pool, now, findings));
        } else if (now.isFleet()) {
            divided(old.pools().getFirst(), now, findings);
        } else if (old.isFleet()) {
            united(old, now.pools().getFirst(), findings);
        } else {
            findings.addAll(new RecipeChanges(library, unknown)
                    .of(old.pools().getFirst().recipe(), now.pools().getFirst().recipe()));
        }
        return findings;
    }

    /** In a cluster nobody can tell by versions who has managed the driver so far. */
    Optional<UpgradeFinding> inCluster(UpgradeSide now) {
        List<String> drivers = drivers(now);
        return now.isFleet() && !drivers.isEmpty()
                ? Optional.of(UpgradeFinding.hands(
                                OPERATOR,
                                "each pool has a driver of its own, an NVIDIADriver; nobody looked whether the"
                                        + " cluster's driver is the ClusterPolicy's so far",
                                "see with: kubectl get nvidiadrivers. If there are none, " + MIGRATION)
                        .on(drivers))
                : Optional.empty();
    }

    private void changed(NodePool was, NodePool now, List<UpgradeFinding> findings) {
        if (!was.nodeSelector().equals(now.nodeSelector())) {
            findings.add(finding(
                    now,
                    "its nodes were told apart by " + selector(was) + ", and are by " + selector(now),
                    isManaged(now)
                            ? "label its nodes so before: a node without the labels loses its driver"
                            : "label its nodes so before"));
        }
        RecipeChanges.criteria(was.recipe(), now.recipe())
                .ifPresent(change -> findings.add(finding(
                        now,
                        "its recipe " + change,
                        "see that its nodes are such, or make the recipe anew of new snapshots")));
        DriverOwner before = owner(was);
        DriverOwner after = owner(now);
        if (before == DriverOwner.OPERATOR && after == DriverOwner.NODES) {
            findings.add(finding(
                    now,
                    "its driver was the operator's, and goes with the NVIDIADriver " + now.name(),
                    "see that its nodes bring a driver, and drain them before"));
        } else if (before == DriverOwner.NODES && after == DriverOwner.OPERATOR) {
            findings.add(finding(
                    now,
                    "its nodes brought their driver, and the operator installs one",
                    "take the driver off its nodes before: the operator passes over nodes that have one"));
        }
    }

    private void added(NodePool pool, UpgradeSide old, UpgradeSide now, List<UpgradeFinding> findings) {
        NodePool before = sameNodes(pool, old);
        if (before != null && now.like(before.name()).isEmpty()) {
            findings.add(finding(
                    pool,
                    "these nodes were called " + before.name()
                            + (isManaged(pool) ? ": that NVIDIADriver goes, and one of this name comes" : ""),
                    isManaged(pool) ? "drain its nodes before, or keep the pool's name" : "nothing but to know it"));
        } else {
            findings.add(UpgradeFinding.safe("pool", "it is new, with nodes told apart by " + selector(pool))
                    .on(List.of(pool.name())));
        }
    }

    private void removed(NodePool pool, UpgradeSide now, List<UpgradeFinding> findings) {
        NodePool after = sameNodes(pool, now);
        if (after != null) {
            return; // told of the pool that it is now
        }
        findings.add(finding(
                pool,
                "the new recipe does not have this pool"
                        + (isManaged(pool)
                                ? ": the driver of its nodes goes with the NVIDIADriver " + pool.name()
                                : ""),
                "take its nodes out of the cluster before, or give them the labels of another pool"));
    }

    private void divided(NodePool old, UpgradeSide now, List<UpgradeFinding> findings) {
        List<String> drivers = drivers(now);
        if (drivers.isEmpty() || !isManaged(old)) {
            return;
        }
        String version =
                DriverOwner.operator(old.recipe()).map(ComponentRef::version).orElse(null);
        boolean tooOld = switch (VersionStep.of(version, FIRST)) {
            case PATCH, MINOR, MAJOR, GAP -> true;
            case NONE, BACK, UNKNOWN -> false;
        };
        String what = "its driver was the ClusterPolicy's, and each pool gets an NVIDIADriver";
        findings.add((tooOld
                        ? UpgradeFinding.blocked(
                                OPERATOR,
                                what + ", which is not to be done in one step with the upgrade from " + version,
                                "upgrade it with one recipe first; then " + MIGRATION)
                        : UpgradeFinding.hands(OPERATOR, what, MIGRATION))
                .on(drivers));
    }

    private void united(UpgradeSide old, NodePool now, List<UpgradeFinding> findings) {
        List<String> drivers = drivers(old);
        if (!drivers.isEmpty()) {
            findings.add(UpgradeFinding.hands(
                            OPERATOR,
                            "the pools' drivers go with their NVIDIADrivers"
                                    + (isManaged(now) ? ", and one of the ClusterPolicy comes to all nodes" : ""),
                            "drain the nodes before, or keep a recipe for each pool")
                    .on(drivers));
        }
    }

    private static UpgradeFinding finding(NodePool pool, String reason, String todo) {
        return UpgradeFinding.hands("pool", reason, todo).on(List.of(pool.name()));
    }

    private static @Nullable NodePool sameNodes(NodePool pool, UpgradeSide side) {
        return side.pools().stream()
                .filter(one ->
                        !pool.nodeSelector().isEmpty() && one.nodeSelector().equals(pool.nodeSelector()))
                .findFirst()
                .orElse(null);
    }

    private List<String> drivers(UpgradeSide side) {
        return side.pools().stream().filter(this::isManaged).map(NodePool::name).toList();
    }

    private boolean isManaged(NodePool pool) {
        return owner(pool) == DriverOwner.OPERATOR;
    }

    private DriverOwner owner(NodePool pool) {
        return DriverOwner.of(pool.recipe(), library, unknown);
    }

    private static String selector(NodePool pool) {
        return pool.nodeSelector().isEmpty() ? "no labels" : pool.selectorText();
    }
}
