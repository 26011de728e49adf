package dev.eidos.live.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.FakeCluster;
import dev.eidos.live.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledReleasesTest {
    private static final String OPERATOR = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: operator
          namespace: gpus
          labels: {helm.sh/chart: gpu-operator-v26.7.0, app.kubernetes.io/instance: gpu-operator}
          annotations: {meta.helm.sh/release-name: gpu-operator, meta.helm.sh/release-namespace: gpus}
        """;

    private static final String HELM_RELEASE = """
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: gpu-operator, namespace: flux-system}
        spec:
          releaseName: gpu-operator
          targetNamespace: gpus
          chart: {spec: {chart: %s}}
        status: {history: [{chartName: gpu-operator, chartVersion: %s}]}
        """;

    private static final String APPLICATION = """
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: east-gpus, namespace: argocd}
        spec:
          destination: {namespace: gpus}
          sources: [{chart: gpu-operator, targetRevision: "%s", helm: {releaseName: gpu-operator}}]
        """;

    @Test
    void aReleaseIsWhatHelmWritesOnItsObjectsWithAllItsCharts() throws Exception {
        // when
        InstalledReleases installed = read(OPERATOR + """
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: worker
              namespace: gpus
              labels: {helm.sh/chart: node-feature-discovery-0.18.2_1}
              annotations: {meta.helm.sh/release-name: gpu-operator, meta.helm.sh/release-namespace: gpus}
            """);

        // then
        assertThat(texts(installed))
                .containsExactly("gpus/gpu-operator: gpu-operator v26.7.0, node-feature-discovery 0.18.2+1");
    }

    @Test
    void operandsAndOrdinaryWorkloadsAreNoReleases() throws Exception {
        // when
        InstalledReleases installed = read("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: driver, namespace: gpus, labels: {helm.sh/chart: gpu-operator-v26.7.0}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {app.kubernetes.io/instance: web}}
            """);

        // then
        assertThat(installed.releases()).isEmpty();
    }

    @Test
    void aDefinitionTellsOfAChartWithoutWorkloads() throws Exception {
        // when
        InstalledReleases installed = read("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: gateways.example.com
              labels: {helm.sh/chart: kgateway-crds-v2.0.0}
              annotations: {meta.helm.sh/release-name: crds, meta.helm.sh/release-namespace: gateways}
            """);

        // then
        assertThat(texts(installed)).containsExactly("gateways/crds: kgateway-crds v2.0.0");
        assertThat(installed.definitions()).containsExactly("gateways.example.com");
    }

    @Test
    void fluxTellsWhatIsInstalledOfAFolderToo() throws Exception {
        assertThat(texts(read(HELM_RELEASE.formatted("./gpu-operator/chart", "v26.7.0+0123456789ab"))))
                .containsExactly("gpus/gpu-operator: gpu-operator v26.7.0");
    }

    @Test
    void argoTellsAVersionAndNoRange() throws Exception {
        assertThat(texts(read(APPLICATION.formatted("v26.7.0"))))
                .containsExactly("gpus/gpu-operator: gpu-operator v26.7.0");
        assertThat(texts(read(APPLICATION.formatted("26.*")))).containsExactly("gpus/gpu-operator: ");
    }

    @Test
    void whatObjectsSayCountsMoreThanWhatIsAskedFor() throws Exception {
        assertThat(texts(read(OPERATOR + APPLICATION.formatted("v99.0.0"))))
                .containsExactly("gpus/gpu-operator: gpu-operator v26.7.0");
    }

    @Test
    void whatMayNotBeReadIsTold() throws Exception {
        // given
        var cluster = new FakeCluster().with(OPERATOR).forbidding("daemonsets.apps");

        // when
        InstalledReleases installed = InstalledReleases.read(cluster.live());

        // then
        assertThat(installed.unread()).extracting(Finding::object).containsExactly("daemonsets.apps");
        assertThat(texts(installed)).hasSize(1);
    }

    @Test
    void noSecretIsAskedFor() throws Exception {
        // given
        var cluster = new FakeCluster().with(OPERATOR);

        // when
        InstalledReleases.read(cluster.live());

        // then
        assertThat(cluster.asked()).isNotEmpty().noneMatch(path -> path.contains("secrets"));
    }

    private static InstalledReleases read(String objects) throws InterruptedException {
        return InstalledReleases.read(new FakeCluster().with(objects).live());
    }

    private static List<String> texts(InstalledReleases installed) {
        return installed.releases().stream()
                .map(one -> one.namespace() + "/" + one.name() + ": "
                        + String.join(
                                ", ", one.charts().stream().map(ChartName::text).toList()))
                .toList();
    }
}
