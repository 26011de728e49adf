package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.Readings;
import dev.eidos.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an API server that knows the GPU Operator's custom resource. */
class SpecCollectorIT {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String NAME = "clusterpolicies.nvidia.com";

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
    private boolean defined;

    @BeforeEach
    void define() {
        TestCluster found = TestCluster.require("policy");
        cluster = found;
        RawApi api = found.api();
        Assumptions.assumeFalse(
                api.find(DEFINITIONS + "/" + NAME).isPresent(), "this cluster has a GPU Operator of its own");
        api.post(DEFINITIONS, DEFINITION);
        defined = true;
        Await.until("the definition's establishment", Duration.ofSeconds(20), () -> isEstablished(api));
        // its handler comes a moment later
        Await.until("the policy", Duration.ofSeconds(20), () -> isCreated(api));
    }

    private static boolean isEstablished(RawApi api) {
        return Fields.items(api.get(DEFINITIONS + "/" + NAME), "status", "conditions").stream()
                .anyMatch(condition -> Fields.text(condition, "type").equals("Established")
                        && Fields.text(condition, "status").equals("True"));
    }

    private static boolean isCreated(RawApi api) {
        int status = api.send("POST", "/apis/nvidia.com/v1/clusterpolicies", "application/yaml", POLICY)
                .statusCode();
        return status == 201 || status == 409;
    }

    @AfterEach
    void clean() {
        if (cluster != null) {
            if (defined) {
                cluster.api().delete(DEFINITIONS + "/" + NAME);
            }
            cluster.close();
        }
    }

    @Test
    void aPolicyIsReadAndItsCredentialsAreNot() throws Exception {
        // when
        List<Subtype> subtypes;
        try (var connection =
                ClusterConnection.to(Objects.requireNonNull(cluster).access())) {
            subtypes =
                    SpecCollector.policies(connection, ApiGroups.of(connection)).collect();
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
