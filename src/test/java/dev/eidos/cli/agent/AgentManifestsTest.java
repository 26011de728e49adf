package dev.eidos.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AgentManifestsTest {
    private static List<Value.Mapping> objects(String... more) {
        String[] args = Arrays.copyOf(new String[] {"agent", "manifests", "--cron", "0 2 * * *"}, 4 + more.length);
        System.arraycopy(more, 0, args, 4, more.length);
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return Arrays.stream(run.out().split("(?m)^---\n", -1))
                .map(text -> (Value.Mapping) DocumentReader.read(text, "out"))
                .toList();
    }

    private static Value.Mapping cronJob(List<Value.Mapping> objects) {
        return objects.getLast();
    }

    @Test
    void aVolumeKeepsRunsOfWhichEachIsComparedWithTheOneBefore() {
        // when
        List<Value.Mapping> objects = objects("--keep", "5");

        // then
        assertThat(objects.stream().map(object -> object.text("kind")))
                .containsExactly(
                        "Namespace",
                        "ServiceAccount",
                        "Role",
                        "RoleBinding",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "ServiceAccount",
                        "Role",
                        "RoleBinding",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "PersistentVolumeClaim",
                        "CronJob");
        assertThat(cronJob(objects).text("spec", "schedule")).isEqualTo("0 2 * * *");
        assertThat(cronJob(objects).text("spec", "concurrencyPolicy")).isEqualTo("Forbid");
        assertThat(JsonWriter.writeLine(cronJob(objects)))
                .contains("\"--watch\",\"24h\",\"--runs\",\"1\",\"--keep\",\"5\"", "\"/fleet/runs/\"")
                .contains("\"claimName\":\"eidos-fleet\"", "\"runAsNonRoot\":true");
    }

    @Test
    void configMapsOfEachRunHaveANameOfTheirOwn() {
        // when
        List<Value.Mapping> objects = objects("-o", "cm://results/fleet");

        // then
        assertThat(JsonWriter.writeLine(cronJob(objects)))
                .contains("\"cm://results/fleet-$(RUN)\"")
                .doesNotContain("persistentVolumeClaim");
        assertThat(objects.stream()
                        .filter(object -> object.text("metadata", "namespace").equals("results"))
                        .map(object -> object.text("kind")))
                .containsExactly("Role", "RoleBinding");
    }

    @Test
    void itMayNeitherReadSecretsNorMakePermissions() {
        // given
        List<Value.Mapping> own = objects().stream()
                .filter(object -> object.text("kind").endsWith("Role"))
                .filter(object -> object.text("metadata", "name").startsWith("eidos-fleet"))
                .toList();

        // then
        assertThat(own).hasSize(2);
        assertThat(own.stream().map(JsonWriter::writeLine))
                .allSatisfy(role -> assertThat(role)
                        .doesNotContain("secrets", "exec", "escalate", "bind\"", "impersonate", "\"*\"", "\"update\""));
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        assertThat(Run.of("agent", "manifests").err()).contains("a schedule is needed");
        assertThat(Run.of("agent", "manifests", "--cron", "2am").code()).isEqualTo(2);
        assertThat(Run.of("agent", "manifests", "--cron", "@daily").code()).isZero();
        assertThat(Run.of("agent", "manifests", "--cron", "@daily", "-o", "cm://a/b", "--claim", "x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void theSchemasOfKubernetesRefuseNothing() throws Exception {
        // given
        String cache = System.getenv("XDG_CACHE_HOME");
        Path schemas = Path.of(cache == null ? System.getenv("HOME") + "/.cache" : cache, "eidos", "schemas");
        if (!Files.exists(schemas.resolve("complete.json"))) {
            Assumptions.abort("the schemas are not there: run dev/schemas");
        }

        // then
        assertThat(check(schemas, objects())).isEmpty();
        assertThat(check(schemas, objects("-o", "cm://results/fleet"))).isEmpty();
        assertThat(check(schemas, List.of(cronJob(objects()).with("spec", "daily"))))
                .contains("CronJob");
    }

    private static String check(Path schemas, List<Value.Mapping> objects) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", "dev/check-objects.mjs", schemas.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream()
                .write(objects.stream()
                        .map(JsonWriter::writeLine)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return found;
    }
}
