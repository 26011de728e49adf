package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.List;
import java.util.Map;
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

    private static ConfigMapStore store(Supplier<ApiAnswer> answer) {
        ApiCalls cluster = (_, _, _) -> answer.get();
        return new ConfigMapStore(cluster, new ResultStamp(Map.of(), null, null));
    }
}
