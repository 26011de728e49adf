package dev.eidos.k8s.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigMapStoreIT {
    private static final Instant NOW = Instant.parse("2026-11-22T10:11:12.345Z");

    TestCluster cluster;
    ClusterConnection connection;
    ConfigMapStore store;

    @BeforeAll
    void open() {
        cluster = TestCluster.require("store");
        connection = ClusterConnection.to(cluster.access());
        store = new ConfigMapStore(connection);
    }

    @AfterAll
    void close() {
        if (cluster != null) {
            connection.close();
            cluster.close();
        }
    }

    @Test
    void aDocumentIsReadBackAsItWasWritten() {
        // given
        var uri = uri("round-trip");
        String document = "kind: Snapshot\ntext: \"ä \\t ☃\"\n";

        // when
        store.write(uri, "snapshot.yaml", document, "yaml", NOW);

        // then
        assertThat(store.read(uri))
                .isEqualTo(new StoredDocument("snapshot.yaml", document, "yaml", "2026-11-22T10:11:12Z"));
        assertThat(raw(uri).getMetadata().getLabels())
                .isEqualTo(Map.of("app.kubernetes.io/name", "eidos", "app.kubernetes.io/managed-by", "eidos"));
    }

    @Test
    void writingAgainReplacesTheDocumentAndLeavesOthersDataAlone() {
        // given
        var uri = uri("again");
        store.write(uri, "snapshot.yaml", "a: 1\n", "yaml", NOW);
        ConfigMap foreign = configMap(uri, Map.of("note", "mine"));
        cluster.apply(client -> client.resource(foreign).fieldManager("someone").serverSideApply());

        // when
        store.write(uri, "snapshot.json", "{}", "json", NOW);

        // then
        assertThat(raw(uri).getData())
                .isEqualTo(Map.of(
                        "snapshot.json", "{}", "format", "json", "timestamp", "2026-11-22T10:11:12Z", "note", "mine"));
        assertThat(store.read(uri).document()).isEqualTo("{}");
    }

    @Test
    void whatAnotherManagerOwnsIsAConflictThatNamesIt() {
        // given
        var uri = uri("foreign");
        ConfigMap foreign = configMap(uri, Map.of("snapshot.yaml", "theirs"));
        cluster.apply(client -> client.resource(foreign).fieldManager("argocd").serverSideApply());

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.write(uri, "snapshot.yaml", "ours", "yaml", NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .withMessageContaining("argocd");
        assertThat(raw(uri).getData()).isEqualTo(Map.of("snapshot.yaml", "theirs"));
    }

    @Test
    void whatWeWroteInAnotherWayIsNoConflict() {
        // given
        var uri = uri("own");
        String created = "/api/v1/namespaces/" + uri.namespace() + "/configmaps?fieldManager=eidos";
        cluster.apply(client -> client.raw(created, "POST", configMap(uri, Map.of("snapshot.yaml", "old"))));

        // when
        store.write(uri, "snapshot.yaml", "new", "yaml", NOW);

        // then
        assertThat(store.read(uri).document()).isEqualTo("new");
    }

    @Test
    void aMissingNamespaceComesWithTheCommandThatCreatesIt() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.write(
                        new ConfigMapUri("eidos-no-such-namespace", "a"), "snapshot.yaml", "a", "yaml", NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.object()).isEqualTo("namespaces/eidos-no-such-namespace"))
                .satisfies(
                        e -> assertThat(e.suggestion()).contains("kubectl create namespace eidos-no-such-namespace"));
    }

    @Test
    void aMissingConfigMapIsNotFound() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.read(uri("missing")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aConfigMapWithoutOneDocumentSaysWhatItHas() {
        // given
        var uri = uri("several");
        cluster.apply(client ->
                client.resource(configMap(uri, Map.of("a", "1", "b", "2"))).create());

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.read(uri))
                .withMessageContaining("its keys are a, b");
    }

    @Test
    void theLargestDocumentFitsAndOneByteMoreIsRefused() {
        // given
        var uri = uri("large");
        int rest = "snapshot.yaml".length() + "formatyaml".length() + "timestamp2026-11-22T10:11:12Z".length();
        String largest = "x".repeat((1 << 20) - rest);

        // when
        store.write(uri, "snapshot.yaml", largest, "yaml", NOW);

        // then
        assertThat(store.read(uri).document()).isEqualTo(largest);
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.write(uri, "snapshot.yaml", largest + "x", "yaml", NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .withMessageContaining("1048577 bytes");
    }

    private ConfigMapUri uri(String name) {
        return new ConfigMapUri(cluster.namespace(), name);
    }

    private ConfigMap raw(ConfigMapUri uri) {
        return cluster.apply(client -> client.configMaps()
                .inNamespace(uri.namespace())
                .withName(uri.name())
                .require());
    }

    private static ConfigMap configMap(ConfigMapUri uri, Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(uri.namespace())
                .withName(uri.name())
                .endMetadata()
                .withData(data)
                .build();
    }
}
