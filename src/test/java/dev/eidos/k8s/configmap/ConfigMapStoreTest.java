package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
}
