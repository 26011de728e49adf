package dev.eidos.live.deploy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.assertion.AssertReader;
import dev.eidos.live.check.ChecksReader;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.recipe.ComponentRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component {@code shop} with its objects in a cluster, and what the deployment phase says of it. */
final class Deployed {
    static final String NAMESPACE = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        status: {phase: Active}
        """;

    static final String HEALTHY = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: operator
          namespace: shop
          uid: d-1
          labels: {helm.sh/chart: shop-v1.2.3, app.kubernetes.io/instance: shop}
        spec:
          replicas: 1
          selector: {matchLabels: {app: operator}}
          template: {spec: {containers: [{name: main, image: "registry.example/shop:1"}]}}
        status: {replicas: 1, readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1}
        """;

    static final String SICK = HEALTHY.replace("readyReplicas: 1", "readyReplicas: 0")
            .replace("availableReplicas: 1", "availableReplicas: 0");

    private Deployed() {}

    static ComponentRef shop() {
        return new ComponentRef(
                "shop",
                ComponentRef.HELM,
                "shop",
                "shop",
                "https://charts.example",
                "v1.2.3",
                null,
                null,
                null,
                Value.Mapping.EMPTY,
                List.of(),
                List.of());
    }

    static CheckResult check(FakeCluster cluster) throws InterruptedException {
        return check(cluster, "", "");
    }

    /**
     * All that is said where a recipe has validations.
     *
     * @param validation of the recipe
     */
    static List<CheckResult> all(FakeCluster cluster, String validation) throws InterruptedException {
        var versions = WantedVersions.of(DocumentReader.read(validation, "recipe.yaml"), Set.of("shop"));
        var phase = new DeploymentPhase(List.of(shop()), _ -> ComponentChecks.NONE, "", versions, Map.of());
        return new CheckRunner(Duration.ofSeconds(10)).run(phase.steps(cluster.live(), NodeSubset.EVERY));
    }

    /** @param asserts an assert file */
    static CheckResult asserted(FakeCluster cluster, String asserts) throws InterruptedException {
        return check(cluster, ComponentChecks.NONE.with(AssertReader.read(asserts, "check.yaml")), "");
    }

    /** @param checks as in a library's file */
    static CheckResult check(FakeCluster cluster, String checks, String mirror) throws InterruptedException {
        ComponentChecks read = checks.isEmpty()
                ? ComponentChecks.NONE
                : ChecksReader.read(DocumentReader.read(checks, "checks.yaml"), "checks.yaml");
        return check(cluster, read, mirror);
    }

    private static CheckResult check(FakeCluster cluster, ComponentChecks read, String mirror)
            throws InterruptedException {
        var phase = new DeploymentPhase(List.of(shop()), _ -> read, mirror, WantedVersions.NONE, Map.of());
        return new CheckRunner(Duration.ofSeconds(10))
                .run(phase.steps(cluster.live(), NodeSubset.EVERY))
                .getFirst();
    }
}
