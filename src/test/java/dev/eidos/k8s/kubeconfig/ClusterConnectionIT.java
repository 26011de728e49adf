package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConnectionIT {
    @TempDir
    Path directory;

    TestCluster cluster;

    @BeforeEach
    void open() {
        cluster = TestCluster.require("tls");
    }

    @AfterEach
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrusted() throws IOException {
        // given: the default authorities, which did not sign a test cluster's certificate
        ClusterAccess access = access("");

        // when, then
        try (var connection = ClusterConnection.to(access)) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(connection::version)
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                    .satisfies(e -> assertThat(e.reason()).startsWith("no secure connection"))
                    .satisfies(e -> assertThat(e.suggestion()).contains("certificate-authority"));
        }
    }

    @Test
    void insecureSkipTlsVerifyTrustsItAllTheSame() throws IOException {
        // when
        try (var connection = ClusterConnection.to(access(", insecure-skip-tls-verify: true"))) {
            // then
            assertThat(connection.version().gitVersion()).startsWith("v1.");
        }
    }

    private ClusterAccess access(String more) throws IOException {
        String server = cluster.api().server().url();
        Path file = Files.writeString(directory.resolve("kubeconfig"), """
            current-context: c
            contexts: [{name: c, context: {cluster: k, user: ""}}]
            clusters: [{name: k, cluster: {server: "%s"%s}}]
            """.formatted(server, more));
        return new ClusterAccess.Kubeconfig(List.of(file), null);
    }
}
