package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConfigMapStoreTest {
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
    void aTryWhoseAnswerWasLostHasMadeIt() {
        // given
        var status = new ApiStatus(409, "AlreadyExists", "configmaps \"b\" already exists", List.of(), null);
        var store = new ConfigMapStore((_, _, _) -> new ApiAnswer.Refused(status), OF_A_JOB);

        // then
        assertThatCode(() -> store.write(URI, "snapshot.yaml", "small", "yaml", Instant.EPOCH))
                .doesNotThrowAnyException();
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
