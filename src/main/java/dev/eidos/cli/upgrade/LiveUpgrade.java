package dev.eidos.cli.upgrade;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.live.OneCluster;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.live.deploy.InstalledReleases;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.OldSide;
import dev.eidos.upgrade.UpgradeCheck;
import dev.eidos.upgrade.UpgradeReport;
import dev.eidos.upgrade.UpgradeSide;
import dev.eidos.upgrade.live.InstalledSide;
import picocli.CommandLine.ParseResult;

/** The upgrade of what a running cluster has installed, which is read and nothing else. */
record LiveUpgrade(UpgradeCheck check, RecipeLibrary library, ParseResult options, Session session) {

    /** @param anyCluster the flag that lets pass what is of another cluster; empty if it was given */
    UpgradeReport judge(UpgradeSide now, String name, UpgradeNodes nodes, String anyCluster)
            throws InterruptedException {
        Recipe united = now.united();
        ClusterAccess access = ClusterFlags.of(options).access(session);
        try (ApiClient api = access.open(RetryPolicy.BRIEF)) {
            ClusterIdentity identity = OneCluster.ask(api, access);
            if (!anyCluster.isEmpty()) {
                new OneCluster(identity, anyCluster).require(united, name, nodes.clusters());
            }
            LiveCluster cluster = LiveCluster.of(api);
            String server = cluster.version();
            OldSide old = InstalledSide.of(InstalledReleases.read(cluster), united, library);
            return check.judge(old, now, server, nodes.byPool());
        }
    }
}
