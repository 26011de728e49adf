package dev.eidos.collector.k8s.dra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.Readings;
import dev.eidos.testing.TestCluster;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against an API server that serves ResourceSlices as custom resources, which it cannot select by driver: on clusters
 * that have none of their own.
 */
class DraCollectorIT {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String NAME = "resourceslices.resource.k8s.io";
    private static final String SLICES = "/apis/resource.k8s.io/v1beta1/resourceslices";

    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: resourceslices.resource.k8s.io
          labels: {eidos-test: dra}
          annotations: {api-approved.kubernetes.io: "unapproved, for a test"}
        spec:
          group: resource.k8s.io
          scope: Cluster
          names: {kind: ResourceSlice, plural: resourceslices, singular: resourceslice, listKind: ResourceSliceList}
          versions:
          - name: v1beta1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    private @Nullable TestCluster cluster;
    private boolean defined;

    @BeforeEach
    void define() {
        TestCluster found = TestCluster.require("dra");
        cluster = found;
        RawApi api = found.api();
        Assumptions.assumeFalse(isServed(api), "this cluster has ResourceSlices of its own");
        api.post(DEFINITIONS, DEFINITION);
        defined = true;
        for (int generation = 1; generation <= 2; generation++) {
            String slice = Slices.slice("a", generation, 1, Slices.gpus("v1beta1", 4 * generation))
                    .replace(
                            "\"metadata\":{",
                            "\"apiVersion\":\"resource.k8s.io/v1beta1\",\"kind\":\"ResourceSlice\",\"metadata\":{")
                    .replace(",\"uid\":\"u\",\"resourceVersion\":\"9\"", "");
            Await.until("the slice", Duration.ofSeconds(20), () -> isCreated(api, slice));
        }
        Await.until("the group", Duration.ofSeconds(20), () -> isServed(api));
    }

    private static boolean isServed(RawApi api) {
        return api.get("/apis").items("groups").stream()
                .anyMatch(group -> group.text("name").equals("resource.k8s.io"));
    }

    private static boolean isCreated(RawApi api, String slice) {
        int status = api.send("POST", SLICES, "application/json", slice).statusCode();
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
    void theHighestGenerationIsCounted() throws Exception {
        // when
        Subtype dra;
        try (var connection =
                ClusterConnection.to(Objects.requireNonNull(cluster).access())) {
            var slices = new ResourceSlices(connection, ApiGroups.of(connection));
            dra = new DraCollector(slices, 10).collect().getFirst();
        }

        // then
        assertThat(dra.gaps()).isEmpty();
        assertThat(Readings.of(dra))
                .containsEntry("api-version", "v1beta1")
                .containsEntry("gpu-count", "8")
                .containsEntry("nodes", "1: a");
    }
}
