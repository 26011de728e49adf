package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is installed, by the labels of workloads and by the objects of GitOps tools. */
class InstalledTest {
    private static final String OPERATOR = """
        {"metadata":{"namespace":"gpu-operator","name":"gpu-operator","labels":{"helm.sh/chart":"gpu-operator-v25.3.0",
         "app.kubernetes.io/version":"v25.3.0","app.kubernetes.io/instance":"gpu","app":"x"}}}\
        """;

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void workloadsSayTheirChartsAndVersions() throws Exception {
        // given
        workloads("deployments", OPERATOR + ",{\"metadata\":{\"namespace\":\"a\",\"name\":\"plain\"}}");
        workloads(
                "daemonsets",
                "{\"metadata\":{\"namespace\":\"nfd\",\"name\":\"worker\",\"labels\":{"
                        + "\"app.kubernetes.io/version\":\"0.17\"}}}");
        workloads("statefulsets", "");

        // when
        Subtype workload = collect(WorkloadCollector::new);

        // then
        assertThat(workload.gaps()).isEmpty();
        assertThat(Readings.of(workload))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "deployment.gpu-operator/gpu-operator.chart", "gpu-operator-v25.3.0",
                        "deployment.gpu-operator/gpu-operator.version", "v25.3.0",
                        "deployment.gpu-operator/gpu-operator.instance", "gpu",
                        "daemonset.nfd/worker.version", "0.17"));
    }

    @Test
    void ofWorkloadsTheMetadataAloneAreAskedFor() throws Exception {
        // given
        List<String> accepted = new CopyOnWriteArrayList<>();
        for (String plural : List.of("deployments", "daemonsets", "statefulsets")) {
            server.on("/apis/apps/v1/" + plural, exchange -> {
                accepted.add(exchange.getRequestHeaders().getFirst("Accept"));
                ScriptedServer.json(200, "{\"metadata\":{},\"items\":[]}").answer(exchange);
            });
        }

        // when
        collect(WorkloadCollector::new);

        // then
        assertThat(accepted).hasSize(3).allMatch(type -> type.contains("as=PartialObjectMetadataList"));
    }

    @Test
    void aKindThatMayNotBeReadIsAGapAndTheOthersAreThere() throws Exception {
        // given
        workloads("deployments", OPERATOR);
        workloads("daemonsets", "");
        server.on("/apis/apps/v1/statefulsets", ScriptedServer.status(403, "Forbidden", "jane may not"));

        // when
        Subtype workload = collect(WorkloadCollector::new);

        // then
        assertThat(Readings.of(workload)).hasSize(3);
        assertThat(workload.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.object()).isEqualTo("statefulsets.apps");
            assertThat(gap.reason()).isEqualTo(Gap.Reason.Forbidden);
        });
    }

    @Test
    void moreThanIsReasonableIsLeftOutAndSaid() throws Exception {
        // given
        workloads(
                "deployments",
                IntStream.range(0, 2_100)
                        .mapToObj(i -> OPERATOR.replace("\"name\":\"gpu-operator\"", "\"name\":\"w" + i + "\""))
                        .collect(Collectors.joining(",")));
        workloads("daemonsets", OPERATOR);
        workloads("statefulsets", "");

        // when
        Subtype workload = collect(WorkloadCollector::new);

        // then
        assertThat(Readings.of(workload)).hasSize(6_003);
        assertThat(workload.gaps())
                .containsExactly(new Gap(
                        "deployments.apps",
                        Gap.Reason.Invalid,
                        "there are more than is reasonable: of 2100 with versions 100 are left out"));
    }

    @Test
    void aHelmReleaseSaysWhatIsWantedAndWhatIsThere() throws Exception {
        // given
        server.on("/apis/helm.toolkit.fluxcd.io/v2/helmreleases", ScriptedServer.json(200, """
            {"metadata":{},"items":[{"metadata":{"namespace":"gpu","name":"operator"},
             "spec":{"chart":{"spec":{"chart":"gpu-operator","version":"25.x"}},"values":{"password":"hunter2"}},
             "status":{"conditions":[{"type":"Ready","status":"True"}],
              "history":[{"chartName":"gpu-operator","chartVersion":"v25.3.1","appVersion":"v25.3.1"},
               {"chartName":"gpu-operator","chartVersion":"v25.3.0"}]}}]}
            """));

        // when
        Subtype releases = collect(one("helm-release"));

        // then
        assertThat(Readings.of(releases))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "count", "1",
                        "gpu/operator.chart", "gpu-operator",
                        "gpu/operator.wanted-version", "25.x",
                        "gpu/operator.version", "v25.3.1",
                        "gpu/operator.app-version", "v25.3.1",
                        "gpu/operator.ready", "True"));
    }

    @Test
    void aToolThatIsNotInstalledHasInstalledNothing() throws Exception {
        // when, then
        for (String name : List.of("helm-release", "application")) {
            Subtype releases = collect(one(name));
            assertThat(Readings.of(releases)).isEqualTo(Map.of("count", "0"));
            assertThat(releases.gaps()).isEmpty();
        }
    }

    @Test
    void aHelmReleaseOfAnOlderFluxIsReadToo() throws Exception {
        // given
        server.on("/apis/helm.toolkit.fluxcd.io/v2beta1/helmreleases", ScriptedServer.json(200, """
            {"metadata":{},"items":[{"metadata":{"namespace":"gpu","name":"operator"},
             "spec":{"suspend":true,"chartRef":{"kind":"OCIRepository","name":"charts"}},
             "status":{"lastAppliedRevision":"v24.9.2"}}]}
            """));

        // when
        Subtype releases = collect(one("helm-release"));

        // then
        assertThat(Readings.of(releases))
                .containsEntry("gpu/operator.version", "v24.9.2")
                .containsEntry("gpu/operator.chart", "OCIRepository/charts")
                .containsEntry("gpu/operator.suspended", "true");
    }

    @Test
    void anApplicationSaysWhereItIsFromAndHowFarItHasCome() throws Exception {
        // given
        server.on("/apis/argoproj.io/v1alpha1/applications", ScriptedServer.json(200, """
            {"metadata":{},"items":[
             {"metadata":{"namespace":"argocd","name":"gpu"},"spec":{"destination":{"namespace":"gpu-operator"},
              "source":{"repoURL":"https://helm.ngc.nvidia.com/nvidia","chart":"gpu-operator","targetRevision":"v25.3.0",
               "helm":{"parameters":[{"name":"token","value":"hunter2"}]}}},
              "status":{"sync":{"status":"Synced","revision":"v25.3.0"},"health":{"status":"Healthy"}}},
             {"metadata":{"namespace":"argocd","name":"many"},"spec":{"sources":[
              {"repoURL":"https://a","path":"x"},{"repoURL":"https://b","chart":"c"}]},
              "status":{"sync":{"revisions":["1","2"]}}}]}
            """));

        // when
        Subtype applications = collect(one("application"));

        // then
        assertThat(Readings.of(applications))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("count", "2"),
                        Map.entry("argocd/gpu.repo", "https://helm.ngc.nvidia.com/nvidia"),
                        Map.entry("argocd/gpu.chart", "gpu-operator"),
                        Map.entry("argocd/gpu.target-revision", "v25.3.0"),
                        Map.entry("argocd/gpu.namespace", "gpu-operator"),
                        Map.entry("argocd/gpu.revision", "v25.3.0"),
                        Map.entry("argocd/gpu.sync", "Synced"),
                        Map.entry("argocd/gpu.health", "Healthy"),
                        Map.entry("argocd/many.source.0.repo", "https://a"),
                        Map.entry("argocd/many.source.0.path", "x"),
                        Map.entry("argocd/many.source.1.repo", "https://b"),
                        Map.entry("argocd/many.source.1.chart", "c"),
                        Map.entry("argocd/many.revision.0", "1"),
                        Map.entry("argocd/many.revision.1", "2")));
    }

    private static Function<ClusterConnection, Collector> one(String name) {
        return cluster -> ReleaseCollector.all(cluster, ApiGroups.of(cluster)).stream()
                .filter(collector -> collector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void workloads(String plural, String items) {
        server.on("/apis/apps/v1/" + plural, ScriptedServer.json(200, "{\"metadata\":{},\"items\":[" + items + "]}"));
    }

    private Subtype collect(Function<ClusterConnection, Collector> collector) throws IOException, InterruptedException {
        try (var connection = ClusterConnection.to(server.access(directory))) {
            return collector.apply(connection).collect().getFirst();
        }
    }
}
