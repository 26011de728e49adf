package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The test of gangs with the objects of Volcano and of Kueue, of which the fields that it uses are checked. */
class LiveGangIT extends ShopCase {
    @Test
    void aSchedulerThatTreatsPodsAsOneGangPasses() throws IOException, InterruptedException {
        // when
        Value result = volcano(true);

        // then
        assertThat(result.text("status")).as(result.toString()).isEqualTo("passed");
        assertThat(result.text("actual")).contains("Volcano: all 2 pods of a gang that fits ran");
    }

    @Test
    void oneThatStartsByHalvesFails() throws IOException, InterruptedException {
        // when
        Value result = volcano(false);

        // then
        assertThat(result.text("status")).isEqualTo("failed");
        assertThat(result.items("findings").getFirst().text("reason")).contains("1 of 2 pods were placed");
    }

    @Test
    void aJobOfKueueNamesAQueueOfTheClusterQueueThatIsThere() throws IOException {
        // given
        kind("kueue.x-k8s.io", "clusterqueues", "ClusterQueue", "Cluster", "cohort: {type: string}");
        kind("kueue.x-k8s.io", "localqueues", "LocalQueue", "Namespaced", "clusterQueue: {type: string, minLength: 1}");
        shop.create("/apis/kueue.x-k8s.io/v1beta1/clusterqueues", "eidos-test", """
            apiVersion: kueue.x-k8s.io/v1beta1
            kind: ClusterQueue
            metadata: {name: eidos-test}
            spec: {cohort: a}
            """);

        // when
        Value result = gang();

        // then
        assertThat(result.text("status")).as(result.toString()).isEqualTo("passed");
        assertThat(result.text("actual")).contains("Kueue: all 2 pods of a gang that fits ran");
    }

    private Value volcano(boolean honest) throws IOException, InterruptedException {
        // given
        kind("scheduling.volcano.sh", "podgroups", "PodGroup", "Namespaced", "minMember: {type: integer, minimum: 1}");
        String node = api.get("/api/v1/nodes").items("items").getFirst().text("metadata", "name");
        Thread scheduler = Thread.ofVirtual().start(new GangScheduler(api, node, honest)::run);
        try {
            return gang();
        } finally {
            scheduler.interrupt();
            scheduler.join();
        }
    }

    private Value gang() throws IOException {
        Path recipe = Files.writeString(
                folder.resolve("empty.yaml"),
                "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Recipe\ncomponentRefs: []\n");
        Run run = Run.of(
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--phase",
                "conformance",
                "--run-tests",
                "--test-image",
                "localhost/tools:1",
                "--test-timeout",
                "60s",
                "--kubeconfig",
                api.server().kubeconfig().toString());
        assertThat(run.err()).doesNotContain("left behind");
        return DocumentReader.read(run.out(), run.err()).items("results").stream()
                .filter(result -> result.text("name").equals("gang_scheduling"))
                .findFirst()
                .orElseThrow();
    }

    /** A kind whose spec has one field, that must be there, and no other that is kept. */
    private void kind(String group, String plural, String kind, String scope, String field) {
        shop.kind(group, "v1beta1", scope, plural, kind, """
            {type: object, required: [spec], properties: {spec: {type: object, required: [%s], properties: {%s}}}}\
            """.formatted(field.substring(0, field.indexOf(':')), field));
    }
}
