package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.testing.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
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
    void open() throws InterruptedException {
        cluster = TestCluster.require("store");
        connection = ClusterConnection.to(cluster.access());
        store = new ConfigMapStore(connection, new ResultStamp(EidosLabels.of("1.0", null), null, null));
    }

    @AfterAll
    void close() throws InterruptedException {
        if (cluster != null) {
            connection.close();
            cluster.close();
        }
    }

    @Test
    void aDocumentIsReadBackAsItWasWritten() throws InterruptedException {
        // given
        var uri = uri("round-trip");
        String document = "kind: Snapshot\ntext: \"ä \\t ☃\"\n";

        // when
        store.write(uri, "snapshot.yaml", document, "yaml", NOW);

        // then
        assertThat(store.read(uri))
                .isEqualTo(new StoredDocument(
                        "snapshot.yaml", document, "yaml", "2026-11-22T10:11:12Z", sha256(document), null));
        assertThat(raw(uri).getMetadata().getLabels()).isEqualTo(EidosLabels.of("1.0", null));
    }

    private static String sha256(String document) {
        return DocumentParts.sha256(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writingAgainReplacesTheDocumentAndLeavesOthersDataAlone() throws InterruptedException {
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
    void whatAnotherManagerOwnsIsAConflictThatNamesIt() throws InterruptedException {
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
    void whatWeWroteInAnotherWayIsNoConflict() throws InterruptedException {
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
    void aMissingNamespaceComesWithTheCommandThatCreatesIt() throws InterruptedException {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.write(
                        new ConfigMapUri("eidos-no-such-namespace", "a"), "snapshot.yaml", "a", "yaml", NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.object()).isEqualTo("namespaces/eidos-no-such-namespace"))
                .satisfies(
                        e -> assertThat(e.suggestion()).contains("kubectl create namespace eidos-no-such-namespace"));
    }

    @Test
    void aMissingConfigMapIsNotFound() throws InterruptedException {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.read(uri("missing")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aConfigMapWithoutOneDocumentSaysWhatItHas() throws InterruptedException {
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
    void aDocumentLargerThanAConfigMapComesBackWhole() throws InterruptedException {
        // given
        var uri = uri("large");
        String large = incompressible(3 << 20);

        // when
        store.write(uri, "snapshot.yaml", large, "yaml", NOW);

        // then
        assertThat(store.read(uri))
                .isEqualTo(new StoredDocument(
                        "snapshot.yaml", large, "yaml", "2026-11-22T10:11:12Z", sha256(large), null));
        assertThat(raw(uri).getMetadata().getAnnotations()).containsEntry("eidos.nvidia.com/parts", "4");
        String uid = raw(uri).getMetadata().getUid();
        assertThat(raw(uri("large-part-3")).getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(uid));
    }

    @Test
    void aMissingPartIsAnErrorThatNamesIt() throws InterruptedException {
        // given
        var uri = uri("holed");
        store.write(uri, "snapshot.yaml", incompressible(2 << 20), "yaml", NOW);
        cluster.apply(client -> client.resource(raw(uri("holed-part-2"))).delete());

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.read(uri))
                .satisfies(e -> assertThat(e.object()).endsWith("configmaps/holed-part-2"));
    }

    @Test
    void whatSomeoneElseChangedIsNotTakenForWhatWasWritten() throws InterruptedException {
        // given
        var uri = uri("changed");
        store.write(uri, "snapshot.yaml", "a: 1\n", "yaml", NOW);
        cluster.apply(client -> client.configMaps()
                .inNamespace(uri.namespace())
                .withName(uri.name())
                .edit(found -> new ConfigMapBuilder(found)
                        .addToData("snapshot.yaml", "a: 2\n")
                        .build()));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.read(uri))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
                .withMessageContaining("SHA-256");
    }

    /** Half a byte of chance in each character: gzip makes half of it. */
    private static String incompressible(int bytes) {
        byte[] random = new byte[bytes];
        new Random(1).nextBytes(random);
        return HexFormat.of().formatHex(random);
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
