package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigMapStoreTest {
    private static final String SHA256_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    private static final ResultStamp OWNED = new ResultStamp(Map.of(), "r", new ResultStamp.Owner("job", "uid"));
    private static final ConfigMapUri URI = ConfigMapUri.parse("cm://a/b");

    @Test
    void whereThereIsNoClusterTheConfigMapIsNotWhatIsMissing() {
        // given
        EidosException nobody = EidosException.of(ErrorCode.NOT_FOUND, "there is no cluster to ask")
                .object("kubeconfig")
                .build();

        // then
        assertThatThrownBy(() -> store(() -> {
                            throw nobody;
                        })
                        .read(URI))
                .isSameAs(nobody);
    }

    @Test
    void aConfigMapThatTheApiServerDoesNotFindIsMissing() {
        // given
        var status = new ApiStatus(404, "NotFound", "configmaps \"b\" not found", List.of(), null);

        // then
        assertThatThrownBy(() -> store(() -> new ApiAnswer.Refused(status)).read(URI))
                .hasMessageContaining("there is no such ConfigMap");
    }

    @Test
    void partsThatAreTogetherTooManyAreNotRead() {
        // given
        AtomicInteger asked = new AtomicInteger();
        String part = Base64.getEncoder().encodeToString(new byte[1 << 20]);
        Value.Mapping any = (Value.Mapping) DocumentReader.read("""
            metadata: {annotations: {eidos.nvidia.com/parts: "100"}}
            binaryData: {part: %s}
            """.formatted(part), "any");

        // then
        assertThatThrownBy(() -> store(() -> {
                            asked.incrementAndGet();
                            return new ApiAnswer.Done(any);
                        })
                        .read(URI))
                .hasMessageContaining("together more than 32 MiB");
        assertThat(asked.get()).isLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({"length, 1, sha256", "sha256, 0, length"})
    void aRunsDocumentWithoutItsLengthOrItsHashIsNotTheOneThatWasWritten(String kept, String value, String missing) {
        // given
        Value.Mapping stripped = (Value.Mapping)
                DocumentReader.read("""
                    metadata: {annotations: {eidos.nvidia.com/run-id: "r", eidos.nvidia.com/%s: "%s"}}
                    data: {snapshot.yaml: a, format: yaml}
                    """.formatted(kept, kept.equals("sha256") ? SHA256_OF_A : value), "any");

        // then
        assertThatThrownBy(() -> store(() -> new ApiAnswer.Done(stripped)).read(URI))
                .hasMessageContaining("the document in the ConfigMap is not the one that was written")
                .hasMessageContaining("annotation eidos.nvidia.com/" + missing + " is missing");
    }

    @Test
    void aDocumentThatNoRunWroteNeedsNoAnnotations() throws Exception {
        // given
        Value.Mapping byHand = (Value.Mapping) DocumentReader.read("data: {snapshot.yaml: a}", "any");

        // then
        assertThat(store(() -> new ApiAnswer.Done(byHand)).read(URI).document()).isEqualTo("a");
    }

    @Test
    void aRunsOwnResultIsWrittenOverNothing() throws Exception {
        // given
        List<ApiRequest> requests = new ArrayList<>();
        var taken = new ApiStatus(409, "AlreadyExists", "configmaps \"b\" already exists", List.of(), null);
        ApiCalls cluster = (_, request, _) -> {
            requests.add(request);
            return requests.size() == 1 ? new ApiAnswer.Refused(taken) : new ApiAnswer.Done(Value.Mapping.EMPTY);
        };

        // when
        ResultSeal seal = new ConfigMapStore(cluster, OWNED).write(URI, "snapshot.yaml", "a", "yaml", Instant.EPOCH);

        // then
        assertThat(requests).extracting(ApiRequest::method).containsExactly("POST", "POST");
        assertThat(requests)
                .allMatch(request -> Objects.requireNonNull(request.body()).flag("immutable"));
        assertThat(requests.getFirst().object()).isEqualTo("namespaces/a/configmaps/b");
        assertThat(seal.sha256()).isEqualTo(SHA256_OF_A);
        assertThat(seal.uri().name()).matches("b-[0-9a-f]{8}");
        assertThat(requests.getLast().object()).isEqualTo(seal.uri().object());
    }

    @Test
    void aResultOfWhichAPartWasWrittenBySomebodyElseHasOtherPartsToo() throws Exception {
        // given
        List<String> written = new ArrayList<>();
        var taken = new ApiStatus(409, "AlreadyExists", "configmaps exists", List.of(), null);
        ApiCalls cluster = (_, request, _) -> {
            written.add(request.object());
            return request.object().endsWith("/b-part-1")
                    ? new ApiAnswer.Refused(taken)
                    : new ApiAnswer.Done(Value.Mapping.EMPTY);
        };

        // when
        ResultSeal seal = new ConfigMapStore(cluster, OWNED)
                .write(URI, "snapshot.yaml", "a".repeat(2 << 20), "yaml", Instant.EPOCH);

        // then
        assertThat(written)
                .containsExactly(
                        "namespaces/a/configmaps/b-part-1",
                        seal.uri().object() + "-part-1",
                        seal.uri().object());
    }

    @Test
    void whereEveryNameIsTakenTheAgentSaysSo() {
        // given
        var taken = new ApiStatus(409, "AlreadyExists", "configmaps exists", List.of(), null);
        ApiCalls cluster = (_, _, _) -> new ApiAnswer.Refused(taken);

        // then
        assertThatThrownBy(() ->
                        new ConfigMapStore(cluster, OWNED).write(URI, "snapshot.yaml", "a", "yaml", Instant.EPOCH))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("cannot write the ConfigMap");
    }

    private static ConfigMapStore store(Supplier<ApiAnswer> answer) {
        ApiCalls cluster = (_, _, _) -> answer.get();
        return new ConfigMapStore(cluster, new ResultStamp(Map.of(), null, null));
    }

    /** Writes a document with a cluster that takes everything; the requests in their order. */
    private static List<String> written(ResultStamp stamp, String document) throws InterruptedException {
        List<String> requests = new ArrayList<>();
        ApiCalls cluster = (_, request, _) -> {
            requests.add(request.method() + " " + request.path());
            return new ApiAnswer.Done(Value.Mapping.EMPTY);
        };
        new ConfigMapStore(cluster, stamp).write(URI, "snapshot.yaml", document, "yaml", Instant.EPOCH);
        return requests;
    }

    private static final ResultStamp OF_A_JOB = new ResultStamp(Map.of(), "r", new ResultStamp.Owner("job", "uid"));

    @Test
    void whatGoesWithAJobIsMadeAnewAndNothingIsChanged() throws Exception {
        // then
        assertThat(written(OF_A_JOB, "small")).containsExactly("POST /api/v1/namespaces/a/configmaps");
        assertThat(written(OF_A_JOB, noise(3 << 20)))
                .hasSizeGreaterThan(3)
                .allMatch(request -> request.startsWith("POST "));
    }

    @Test
    void whatAUserNamedIsWrittenInItsPlace() throws Exception {
        assertThat(written(new ResultStamp(Map.of(), "r", null), "small"))
                .containsExactly("PATCH /api/v1/namespaces/a/configmaps/b");
    }

    @Test
    void aDocumentOfMoreThanSixteenPartsIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> written(OF_A_JOB, noise(20 << 20)))
                .isInstanceOfSatisfying(EidosException.class, failure -> {
                    assertThat(failure.what()).isEqualTo("the document is too large for ConfigMaps");
                    assertThat(failure.reason()).startsWith("20 MiB need 1").endsWith("and 16 may be used");
                });
    }

    /** Text that hardly gets smaller: 6 bits in each character. */
    private static String noise(int bytes) {
        byte[] random = new byte[bytes / 4 * 3];
        new Random(1).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
