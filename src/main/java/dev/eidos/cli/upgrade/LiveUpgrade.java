package dev.eidos.cli.upgrade;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.live.OneCluster;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.live.deploy.InstalledReleases;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.Demands;
import dev.eidos.upgrade.OldSide;
import dev.eidos.upgrade.UpgradeCheck;
import dev.eidos.upgrade.UpgradeReport;
import dev.eidos.upgrade.live.InstalledSide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.ParseResult;

/** The upgrade of what a running cluster has installed, which is read and nothing else. */
record LiveUpgrade(UpgradeCheck check, RecipeLibrary library, ParseResult options, Session session) {

    /** @param anyCluster the flag that lets pass what is of another cluster; empty if it was given */
    UpgradeReport judge(Recipe now, String name, List<SnapshotInput.Named> snapshots, String anyCluster)
            throws InterruptedException {
        ClusterAccess access = ClusterFlags.of(options).access(session);
        try (ApiClient api = access.open(RetryPolicy.BRIEF)) {
            ClusterIdentity identity = OneCluster.ask(api, access);
            if (!anyCluster.isEmpty()) {
                new OneCluster(identity, anyCluster).require(now, name, clusters(snapshots));
            }
            LiveCluster cluster = LiveCluster.of(api);
            String server = cluster.version();
            OldSide old = InstalledSide.of(InstalledReleases.read(cluster), now, library);
            return check.judge(old, now, Demands.held(now, server, byNode(snapshots)), server);
        }
    }

    private static Map<ClusterIdentity, String> clusters(List<SnapshotInput.Named> snapshots) {
        Map<ClusterIdentity, String> clusters = new LinkedHashMap<>();
        snapshots.forEach(
                named -> clusters.putIfAbsent(named.snapshot().metadata().cluster(), named.name()));
        return clusters;
    }

    static Map<String, Snapshot> byNode(List<SnapshotInput.Named> snapshots) {
        Map<String, Snapshot> byNode = new LinkedHashMap<>();
        snapshots.forEach(named -> byNode.put(
                Objects.requireNonNullElse(named.snapshot().metadata().sourceNode(), named.name()), named.snapshot()));
        return byNode;
    }
}
