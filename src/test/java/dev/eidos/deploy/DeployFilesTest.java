package dev.eidos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The files are made of what a run applies: {@code mvn -Dtest=DeployFilesTest -Ddeploy.write test} writes them. */
class DeployFilesTest {
    private static final Path FOLDER = Path.of("deploy");

    @Test
    void theFilesAreWhatARunApplies() throws IOException {
        // given
        Map<String, String> made = DeployFiles.all();
        if (System.getProperty("deploy.write") != null) {
            for (Map.Entry<String, String> file : made.entrySet()) {
                Path path = FOLDER.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }

        // when
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("README.md")) {
                    files.put(FOLDER.relativize(file).toString(), Files.readString(file));
                }
            }
        }

        // then
        assertThat(files).isEqualTo(made);
    }

    @Test
    void theChartRendersTheSameObjects() throws IOException {
        // when
        String rendered = new Helm(FOLDER.resolve("chart"))
                .template()
                .withName("eidos")
                .withNamespace("gpu-operator")
                .set("cronJob.enabled", "true")
                .call();

        // then
        assertThat(objects(rendered))
                .containsExactlyInAnyOrderElementsOf(files("rbac/rbac.yaml", "job/job.yaml", "cronjob/cronjob.yaml"));
    }

    @Test
    void whatAReleaseSaysIsInItsObjects() {
        // when
        String rendered = new Helm(FOLDER.resolve("chart"))
                .template()
                .withName("eidos")
                .withNamespace("elsewhere")
                .set("image", "registry.example.com/eidos:1")
                .set("cronJob.enabled", "true")
                .set("cronJob.schedule", "5 4 * * *")
                .set("job.enabled", "false")
                .call();

        // then
        assertThat(rendered)
                .contains("schedule: \"5 4 * * *\"", "image: registry.example.com/eidos:1", "name: eidos:elsewhere")
                .doesNotContain("kind: Job\n", "gpu-operator", "of-the-release", "of/the-release", "ghcr.io");
    }

    @Test
    void kustomizePutsTheSameObjectsTogether() throws Exception {
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "kubectl version --client 2>/dev/null || true")
                        .isEmpty(),
                "no kubectl");
        for (String what : List.of("job", "cronjob")) {
            // when
            String built =
                    Command.output("kubectl", "kustomize", FOLDER.resolve(what).toString());

            // then
            assertThat(objects(built))
                    .containsExactlyInAnyOrderElementsOf(
                            files("rbac/namespace.yaml", "rbac/rbac.yaml", what + "/" + what + ".yaml"));
        }
    }

    private static List<Map<String, ?>> files(String... names) throws IOException {
        var text = new StringBuilder();
        for (String name : names) {
            text.append("---\n").append(Files.readString(FOLDER.resolve(name)));
        }
        return objects(text.toString());
    }

    /** As plain maps: which of a mapping's keys comes first says nothing. */
    private static List<Map<String, ?>> objects(String documents) {
        return Arrays.stream(documents.split("(?m)^---\n", -1))
                .filter(text -> text.contains("kind:"))
                .map(text -> DocumentReader.read(text, "objects"))
                .<Map<String, ?>>map(object -> plain(((Value.Mapping) object).entries()))
                .toList();
    }

    private static Map<String, Object> plain(Map<String, Value> entries) {
        Map<String, Object> plain = new TreeMap<>();
        entries.forEach((key, value) -> plain.put(key, plain(value)));
        return plain;
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> plain(mapping.entries());
            case Value.Sequence sequence ->
                sequence.items().stream().map(DeployFilesTest::plain).toList();
            case Value.Scalar scalar -> String.valueOf(scalar.value());
        };
    }
}
