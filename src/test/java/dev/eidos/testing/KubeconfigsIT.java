package dev.eidos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.document.Selection;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigsIT {
    @TempDir
    Path directory;

    private Kubeconfigs kubeconfigs;

    @BeforeEach
    void read() throws IOException {
        kubeconfigs = Kubeconfigs.of(ApiServer.require().kubeconfig(), directory);
    }

    @Test
    void filesCompleteEachOther() throws IOException {
        // when, then
        list(Arrays.stream(kubeconfigs.inThreeFiles().split(":", -1))
                .map(Path::of)
                .toList());
        list(kubeconfigs.whole());
    }

    @Test
    void aPluginLogsIn() throws IOException {
        // when, then
        list(kubeconfigs.plugin());
    }

    @Test
    void aPluginThatFailsIsForbidden() throws IOException {
        // given
        Path kubeconfig = kubeconfigs.failingPlugin();

        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> list(kubeconfig));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void aTokenOfThePastIsForbidden() throws IOException {
        // given
        Path kubeconfig = kubeconfigs.expiredToken();

        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> list(kubeconfig));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void aContextThatIsNotThereIsAnError() throws IOException {
        // given
        Path kubeconfig = kubeconfigs.unknownContext();

        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> list(kubeconfig));

        // then
        assertThat(failure).hasMessageContaining("elsewhere");
    }

    @Test
    void theEndlessPluginDoesNotEnd() throws Exception {
        // given
        kubeconfigs.endlessPlugin();

        // when
        try (var plugin = AgentProcess.command(
                Map.of(), List.of(directory.resolve("plugin-hangs").toString()))) {
            Thread.sleep(Duration.ofMillis(200));

            // then
            assertThat(plugin.isRunning()).isTrue();
        }
    }

    /** Asks for what no one may see who is not logged in. */
    private static void list(Path kubeconfig) {
        list(List.of(kubeconfig));
    }

    private static void list(List<Path> kubeconfig) {
        try (var connection = ClusterConnection.to(new ClusterAccess.Kubeconfig(kubeconfig, null))) {
            assertThat(connection.get("cannot list", "nodes", "/api/v1/nodes", Selection.ALL))
                    .isNotNull();
        }
    }
}
