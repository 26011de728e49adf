package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.StandInNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of charts' stand-ins in a real cluster, of which each is broken in a way of its own, all at once. */
class LiveBundleIT {
    /** What is said first of each component. */
    private static final Map<String, String> FIRST = first();

    private final RawApi api = RawApi.require();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Map<String, String> first() {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("noimage", "localhost/not-there:9 cannot be pulled");
        first.put("large", "no node has room for it: 0/");
        first.put("crash", "keeps crashing: exit code 3; its last lines: no such table: orders");
        first.put("hook", "webhook orders.eidos.test has no endpoints");
        first.put("nocrd", "is not there: nobody can make such objects");
        first.put("old", "is of chart old 1.0.0, the recipe wants " + LiveShop.VERSION);
        first.put("oper", "status.state is notReady, not ready: the driver pod is not ready");
        first.put("gpus", "is short of 1 of 8 GPUs");
        return first;
    }

    @Test
    void eachFaultIsNamedFirstWithItsRemedyAndTheHealthyOnePasses() throws IOException {
        // given
        try (LiveShop shop = new LiveShop(api, folder);
                StandInNode node = gpuNode()) {
            shop.running("well", LiveShop.VERSION);
            shop.component("noimage", LiveShop.VERSION, "true", "localhost/not-there:9", "1m");
            shop.component("large", LiveShop.VERSION, "true", "localhost/tools:1", "4000");
            shop.component("crash", LiveShop.VERSION, "echo no such table: orders; exit 3", "localhost/tools:1", "1m");
            shop.webhookWithoutEndpoints("hook");
            shop.running("nocrd", LiveShop.VERSION);
            shop.checks("nocrd", "crds: [orders.nowhere.eidos.test]");
            shop.running("old", "1.0.0");
            shop.degradedOperator("oper");

            // when
            Await.until("all that is wrong is told first", Duration.ofMinutes(2), () -> isTold(validate(shop)));

            // then
            Map<String, Value> results = results(validate(shop));
            assertThat(at(results, "well")).satisfies(well -> {
                assertThat(well.text("status")).isEqualTo("passed");
                assertThat(well.items("findings")).isEmpty();
            });
            FIRST.keySet()
                    .forEach(check -> assertThat(finding(results, check).text("remedy"))
                            .as(check)
                            .isNotEmpty());
            assertThat(finding(results, "gpus").text("object")).isEqualTo("nodes/" + node.name());
            Run table = validate(shop, "--format", "table");
            assertThat(table.code()).isEqualTo(9);
            FIRST.forEach((check, cause) ->
                    assertThat(table.out().replaceAll("\\s+", " ")).as(check).containsIgnoringWhitespaces(cause));
        }
    }

    private StandInNode gpuNode() {
        StandInNode node = StandInNode.join(
                api,
                "{\"key\":\"" + StandInNode.LABEL + "\",\"effect\":\"NoSchedule\"}",
                Map.of("cpu", "4", "memory", "8Gi", "pods", "10", "nvidia.com/gpu", "8"));
        String path = "/api/v1/nodes/" + node.name();
        api.patch(path, "{\"metadata\":{\"labels\":{\"nvidia.com/gpu.count\":\"8\"}}}");
        api.patch(path + "/status", "{\"status\":{\"allocatable\":{\"nvidia.com/gpu\":\"7\"}}}");
        return node;
    }

    private static boolean isTold(Run run) {
        Map<String, Value> results = results(run);
        return at(results, "well").text("status").equals("passed")
                && FIRST.entrySet().stream()
                        .allMatch(fault -> at(results, fault.getKey()).items("findings").stream()
                                .limit(1)
                                .anyMatch(finding -> finding.text("reason").contains(fault.getValue())));
    }

    private static Value finding(Map<String, Value> results, String check) {
        return at(results, check).items("findings").getFirst();
    }

    private static Value at(Map<String, Value> results, String check) {
        return Objects.requireNonNull(results.get(check), check);
    }

    private static Map<String, Value> results(Run run) {
        Map<String, Value> results = new LinkedHashMap<>();
        DocumentReader.read(run.out(), run.err())
                .items("results")
                .forEach(result -> results.put(result.text("name"), result));
        return results;
    }

    private Run validate(LiveShop shop, String... more) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    "validate",
                    "-r",
                    shop.recipe().toString(),
                    "--cluster",
                    "--data",
                    shop.data().toString(),
                    "--kubeconfig",
                    api.server().kubeconfig().toString()));
            command.addAll(List.of(more));
            return Run.of(command.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
