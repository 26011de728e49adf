package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRulesTest {
    @TempDir
    Path directory;

    Path home;
    Path one;
    Path two;

    @BeforeEach
    void files() throws IOException {
        home = Files.createDirectories(directory.resolve("home"));
        one = Files.writeString(directory.resolve("one"), "one");
        two = Files.writeString(directory.resolve("two"), "two");
    }

    @Test
    void theFlagGoesBeforeTheVariable() {
        // given
        var rules = rules(Map.of("KUBECONFIG", two.toString()));

        // when
        ClusterAccess found = rules.find(one, "blue");

        // then
        assertThat(found).isEqualTo(new ClusterAccess.Kubeconfig(List.of(one), "blue"));
    }

    @Test
    void theVariableIsAListOfWhichMissingFilesAreSkipped() throws IOException {
        // given
        homeConfig();
        var rules = rules(Map.of("KUBECONFIG", directory.resolve("gone") + ":" + two + "::" + one));

        // when
        ClusterAccess found = rules.find(null, null);

        // then
        assertThat(found).isEqualTo(new ClusterAccess.Kubeconfig(List.of(two, one), null));
    }

    @Test
    void withoutAVariableTheHomeDirectoryCounts() throws IOException {
        // given
        Path config = homeConfig();

        // when
        ClusterAccess found = rules(pod()).find(null, null);

        // then
        assertThat(found).isEqualTo(new ClusterAccess.Kubeconfig(List.of(config), null));
    }

    @Test
    void aPodWithoutKubeconfigUsesItsServiceAccount() throws IOException {
        // given
        Files.createDirectories(directory.resolve("account"));
        Files.writeString(directory.resolve("account/token"), "t");

        // when
        ClusterAccess found = rules(pod()).find(null, null);

        // then
        assertThat(found).isEqualTo(new ClusterAccess.InCluster("fd00::1", "6443", directory.resolve("account")));
        assertThat(((ClusterAccess.InCluster) found).url()).isEqualTo("https://[fd00::1]:6443");
    }

    @Test
    void aPodWithoutTokenHasNoCluster() {
        // given
        var rules = rules(pod());

        // when
        ClusterAccess found = rules.find(null, null);

        // then
        assertThat(found)
                .isInstanceOfSatisfying(
                        ClusterAccess.None.class,
                        none -> assertThat(none.why())
                                .contains("home/.kube/config", "KUBECONFIG is not set", "not a pod"));
    }

    @Test
    void aVariableThatNamesNoFileHidesTheHomeDirectory() throws IOException {
        // given
        homeConfig();
        var rules = rules(Map.of("KUBECONFIG", "/gone"));

        // when
        ClusterAccess found = rules.find(null, null);

        // then
        assertThat(found)
                .isInstanceOfSatisfying(
                        ClusterAccess.None.class,
                        none -> assertThat(none.why()).contains("KUBECONFIG names no file that exists: /gone"));
    }

    @Test
    void aFlagThatNamesNoFileIsAnError() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> rules(Map.of()).find(directory.resolve("gone"), null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object())
                        .isEqualTo(directory.resolve("gone").toString()));
    }

    @Test
    void aContextWithoutKubeconfigIsAnErrorAlsoInAPod() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> rules(pod()).find(null, "blue"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    private Path homeConfig() throws IOException {
        Files.createDirectories(home.resolve(".kube"));
        return Files.writeString(home.resolve(".kube/config"), "home");
    }

    private static Map<String, String> pod() {
        return Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");
    }

    private AccessRules rules(Map<String, String> environment) {
        return new AccessRules(environment, home, directory.resolve("account"));
    }
}
