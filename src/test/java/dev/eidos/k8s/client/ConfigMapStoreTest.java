package dev.eidos.k8s.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import java.util.Map;
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
        assertThatThrownBy(() -> store(nobody).read(URI)).isSameAs(nobody);
    }

    @Test
    void aConfigMapThatTheApiServerDoesNotFindIsMissing() {
        // given
        var status = new ApiStatus(404, "NotFound", "configmaps \"b\" not found", List.of(), null);

        // then
        assertThatThrownBy(() -> store(ApiErrors.of("cannot read the ConfigMap", "configmaps/b", status))
                        .read(URI))
                .hasMessageContaining("there is no such ConfigMap");
    }

    private static ConfigMapStore store(EidosException failure) {
        ApiCalls cluster = (_, _) -> {
            throw failure;
        };
        return new ConfigMapStore(cluster, new ResultStamp(Map.of(), null, null));
    }
}
