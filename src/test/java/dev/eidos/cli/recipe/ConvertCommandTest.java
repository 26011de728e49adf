package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final String CRITERIA = """
        apiVersion: aicr.run/v1
        kind: RecipeCriteria
        spec: {service: eks}
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path input = Path.of("");

    @BeforeEach
    void write() throws IOException {
        input = Files.writeString(folder.resolve("criteria.yaml"), CRITERIA);
    }

    @Test
    void aDocumentGoesToStandardOutputAndWhatHasNoPlaceToStandardError() throws IOException {
        // given
        Path snapshot = Files.writeString(folder.resolve("s.yaml"), "measurements: []\nfingerprint: {}\n");

        // when
        Run run = Run.of("convert", snapshot.toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata: {}
            measurements: []
            """);
        assertThat(run.err()).startsWith("warning: ").contains("'fingerprint' has no place here");
    }

    @Test
    void theFormatIsChosenAsElsewhere() {
        assertThat(Run.of("convert", input.toString(), "-o", "json").out()).startsWith("{\n  \"apiVersion\"");
        assertThat(Run.of("convert", input.toString(), "--format", "json").out())
                .isEqualTo(Run.of("convert", "-o", "json", input.toString()).out());
        for (String format : new String[] {"-o=table", "--format=table", "-o=wide"}) {
            Run run = Run.of("convert", input.toString(), format);
            assertThat(run.code()).as(format).isEqualTo(2);
            assertThat(run.err()).contains("not a format of 'eidos convert'").contains("yaml, json");
        }
    }

    @Test
    void aFileIsWrittenAndTold() throws IOException {
        // given
        Path output = folder.resolve("ours.json");

        // when
        Run run = Run.of("convert", input.toString(), "-o", output.toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("ours.json: RecipeCriteria");
        assertThat(Files.readString(output)).startsWith("{").contains("eidos.nvidia.com/v1alpha1");
    }

    @Test
    void whatCannotBeConvertedIsWrongInput() throws IOException {
        // given
        Path odd = Files.writeString(folder.resolve("odd.yaml"), "kind: Deployment\n");

        // when
        Run run = Run.of("convert", odd.toString());

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("kind Deployment is not known here").contains("odd.yaml");
        assertThat(Run.of("convert").code()).isEqualTo(2);
        assertThat(Run.of("convert", folder.resolve("no.yaml").toString()).code())
                .isEqualTo(3);
    }

    @Test
    void whatWasConvertedIsUsedByTheOtherCommands() throws IOException {
        // given
        Path snapshot = Files.writeString(folder.resolve("s.yaml"), """
            apiVersion: aicr.run/v1
            measurements:
            - {type: K8s, subtypes: [{subtype: server, data: {version: v1.33.1}}]}
            - {type: GPU, subtypes: [{subtype: hardware, data: {gpu-count: 8, model: h100}}]}
            """);
        Path recipe = Files.writeString(folder.resolve("r.yaml"), """
            apiVersion: aicr.run/v1
            kind: RecipeResult
            componentRefs: []
            constraints:
            - {name: GPU.hardware.model, value: h100}
            - {name: K8s.server.version, value: ">= 1.32"}
            """);
        String ours = folder.resolve("ours.yaml").toString();

        // when
        Run convert = Run.of("convert", snapshot.toString(), "-o", ours);
        Run validate = Run.of("validate", "-r", recipe.toString(), "-s", ours);

        // then
        assertThat(convert.code()).isZero();
        assertThat(validate.code()).as(validate.err()).isZero();
    }
}
