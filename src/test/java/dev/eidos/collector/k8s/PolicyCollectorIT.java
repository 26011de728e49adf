package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import dev.eidos.testing.TestCluster;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an API server that knows the GPU Operator's custom resource. */
class PolicyCollectorIT {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: clusterpolicies.nvidia.com
          labels: {eidos-test: policy}
        spec:
          group: nvidia.com
          scope: Cluster
          names: {kind: ClusterPolicy, plural: clusterpolicies, singular: clusterpolicy, listKind: ClusterPolicyList}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    private static final String POLICY = """
        apiVersion: nvidia.com/v1
        kind: ClusterPolicy
        metadata: {name: cluster-policy}
        spec:
          driver:
            version: 580.82.07
            env: [{name: API_TOKEN, value: hunter2}, {name: LOG_LEVEL, value: debug}]
          mig: {strategy: single}
        """;

    private @Nullable TestCluster cluster;

    @BeforeEach
    void define() {
        TestCluster found = TestCluster.require("policy");
        cluster = found;
        boolean inUse = found.apply(client -> client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("clusterpolicies.nvidia.com")
                        .get())
                != null;
        Assumptions.assumeFalse(inUse, "this cluster has a GPU Operator of its own");
        found.apply(client -> client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(new ByteArrayInputStream(DEFINITION.getBytes(StandardCharsets.UTF_8)))
                .create());
        found.apply(client -> client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("clusterpolicies.nvidia.com")
                .waitUntilCondition(
                        definition -> definition != null
                                && definition.getStatus() != null
                                && definition.getStatus().getConditions().stream()
                                        .anyMatch(
                                                condition -> condition.getType().equals("Established")
                                                        && condition.getStatus().equals("True")),
                        20,
                        TimeUnit.SECONDS));
        found.apply(client -> client.resource(POLICY).create());
    }

    @AfterEach
    void clean() {
        if (cluster != null) {
            cluster.apply(client -> client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withLabel("eidos-test", "policy")
                    .delete());
            cluster.close();
        }
    }

    @Test
    void aPolicyIsReadAndItsCredentialsAreNot() throws Exception {
        // when
        List<Subtype> subtypes;
        try (var connection =
                ClusterConnection.to(Objects.requireNonNull(cluster).access())) {
            subtypes = new PolicyCollector(connection).collect();
        }

        // then
        assertThat(subtypes).singleElement().satisfies(policy -> {
            assertThat(policy.gaps()).isEmpty();
            assertThat(Readings.of(policy))
                    .containsEntry("driver.version", "580.82.07")
                    .containsEntry("driver.env.LOG_LEVEL", "debug")
                    .containsEntry("driver.env.API_TOKEN", "<redacted>")
                    .containsEntry("mig.strategy", "single");
        });
    }
}
