package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.testing.Fields;
import dev.eidos.testing.TestCluster;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
                .isEqualTo(new StoredDocument("snapshot.yaml", document, "yaml", "2026-11-22T10:11:12Z", null));
        assertThat(texts(raw(uri), "metadata", "labels")).isEqualTo(EidosLabels.of("1.0", null));
    }

    @Test
    void writingAgainReplacesTheDocumentAndLeavesOthersDataAlone() throws InterruptedException {
        // given
        var uri = uri("again");
        store.write(uri, "snapshot.yaml", "a: 1\n", "yaml", NOW);
        cluster.api().apply(path(uri), "someone", configMap(uri, Map.of("note", "mine")));

        // when
        store.write(uri, "snapshot.json", "{}", "json", NOW);

        // then
        assertThat(texts(raw(uri), "data"))
                .isEqualTo(Map.of(
                        "snapshot.json", "{}", "format", "json", "timestamp", "2026-11-22T10:11:12Z", "note", "mine"));
        assertThat(store.read(uri).document()).isEqualTo("{}");
    }

    @Test
    void whatAnotherManagerOwnsIsAConflictThatNamesIt() throws InterruptedException {
        // given
        var uri = uri("foreign");
        cluster.api().apply(path(uri), "argocd", configMap(uri, Map.of("snapshot.yaml", "theirs")));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> store.write(uri, "snapshot.yaml", "ours", "yaml", NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .withMessageContaining("argocd");
        assertThat(texts(raw(uri), "data")).isEqualTo(Map.of("snapshot.yaml", "theirs"));
    }

    @Test
    void whatWeWroteInAnotherWayIsNoConflict() throws InterruptedException {
        // given
        var uri = uri("own");
        String created = cluster.inside().core("configmaps?fieldManager=eidos");
        cluster.api().post(created, configMap(uri, Map.of("snapshot.yaml", "old")));

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
        cluster.api().post(cluster.inside().core("configmaps"), configMap(uri, Map.of("a", "1", "b", "2")));

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
                .isEqualTo(new StoredDocument("snapshot.yaml", large, "yaml", "2026-11-22T10:11:12Z", null));
        assertThat(texts(raw(uri), "metadata", "annotations")).containsEntry("eidos.nvidia.com/parts", "4");
        assertThat(Fields.items(raw(uri("large-part-3")), "metadata", "ownerReferences"))
                .singleElement()
                .satisfies(owner ->
                        assertThat(Fields.text(owner, "uid")).isEqualTo(Fields.text(raw(uri), "metadata", "uid")));
    }

    @Test
    void aMissingPartIsAnErrorThatNamesIt() throws InterruptedException {
        // given
        var uri = uri("holed");
        store.write(uri, "snapshot.yaml", incompressible(2 << 20), "yaml", NOW);
        cluster.api().delete(path(uri("holed-part-2")));

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
        cluster.api().patch(path(uri), "{\"data\":{\"snapshot.yaml\":\"a: 2\\n\"}}");

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

    private String path(ConfigMapUri uri) {
        return cluster.inside().core("configmaps/" + uri.name());
    }

    private Value raw(ConfigMapUri uri) {
        return cluster.api().get(path(uri));
    }

    private static Map<String, String> texts(Value object, String... path) {
        Map<String, String> texts = new TreeMap<>();
        object.entries(path).forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    private static String configMap(ConfigMapUri uri, Map<String, String> data) {
        var entries = new MappingBuilder();
        data.forEach(entries::put);
        return JsonWriter.writeLine(new MappingBuilder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .putMapping(
                        "metadata", new MappingBuilder().put("name", uri.name()).build())
                .putMapping("data", entries.build())
                .build());
    }
}
