package dev.eidos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateCommandTest {
    private static final String MET = "{name: OS.release.ID, value: ubuntu}";
    private static final String FAILED = "{name: OS.release.VERSION_ID, value: '>= 26.04'}";
    private static final String UNKNOWN = "{name: K8s.server.version, value: '>= 1.33'}";

    @TempDir
    private Path folder;

    @BeforeEach
    void snapshot() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), """
            kind: Snapshot
            measurements:
            - type: OS
              subtypes:
              - subtype: release
                data: {ID: ubuntu, VERSION_ID: "24.04"}
            """);
    }

    @Test
    void whereAllIsMetTheExitCodeIs0() throws IOException {
        // when
        Run run = validate(recipe(MET));

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("kind: ValidationResult", "  passed: 1\n", "  result: passed\n");
    }

    @Test
    void whereSomethingIsNotMetTheReportIsWrittenAndTheExitCodeIs9() throws IOException {
        // when
        Run run = validate(recipe(MET + ", " + FAILED));

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("  failed: 1\n", "  result: failed\n");
        assertThat(run.err())
                .startsWith("error: the snapshot does not meet the recipe: " + folder + "/s.yaml: 1 failed, 0 unknown,"
                        + " 1 passed of 2");
    }

    @Test
    void whatTheSnapshotDoesNotTellIsNotMetUnlessAllowed() throws IOException {
        // given
        String recipe = recipe(MET + ", " + UNKNOWN);

        // when
        Run strict = validate(recipe);
        Run lenient = validate(recipe, "--allow-unknown");

        // then
        assertThat(strict.code()).isEqualTo(9);
        assertThat(strict.err()).contains("--allow-unknown");
        assertThat(lenient.code()).isZero();
        assertThat(lenient.out()).contains("  unknown: 1\n");
        assertThat(validate(recipe(FAILED), "--allow-unknown").code()).isEqualTo(9);
    }

    @Test
    void aRecipeWithoutConstraintsChecksNothingAndDoesNotPass() throws IOException {
        // given
        String recipe = write("r.yaml", "kind: Recipe\ncomponentRefs: [{name: a}]\n");

        // when
        Run run = validate(recipe);

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.err()).contains("the recipe has no constraints");
    }

    @Test
    void checksOfARunningClusterAreMentioned() throws IOException {
        // given
        String recipe = write("r.yaml", "constraints: [" + MET + "]\nvalidation: {deployment: {checks: [a, b]}}\n");

        // when
        Run run = validate(recipe);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("note: the recipe also names 2 checks of a running cluster (deployment), which a snapshot"
                        + " cannot answer\n");
    }

    @Test
    void theReportIsWrittenInTheFormatOfItsFile() throws IOException {
        // given
        String recipe = recipe(MET + ", " + FAILED);
        Path xml = folder.resolve("report.xml");
        Path json = folder.resolve("report.json");

        // when
        Run toXml = validate(recipe, "-o", xml.toString());
        Run toJson = validate(recipe, "-o", json.toString());

        // then
        assertThat(toXml.code()).isEqualTo(9);
        assertThat(toXml.out()).isEmpty();
        assertThat(Files.readString(xml))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"eidos validate\" ")
                .contains("tests=\"2\" failures=\"1\"");
        assertThat(toJson.code()).isEqualTo(9);
        assertThat(Files.readString(json)).startsWith("{\n").contains("\"result\": \"failed\"");
        assertThat(validate(recipe, "--format", "junit").out()).isEqualTo(Files.readString(xml));
        assertThat(validate(recipe, "--format", "table").out()).contains("OS.release.VERSION_ID", ">= 26.04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-r - -s -| standard input can be read once only: -r - -s -",
                "-r r.yaml| a recipe and a snapshot are needed: --snapshot: it was not given",
                "-s s.yaml| a recipe and a snapshot are needed: --recipe: it was not given",
                "-r r -s s -o cm://a/b| not a destination: --output cm://a/b",
                "-r r -s s --format xml| expected one of yaml, json, table, junit, cncf, not 'xml'",
            })
    void wrongUsageIsExplainedAndExitsWith2(String args, String message) {
        // when
        Run run = Run.of(("validate " + args).split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(message);
    }

    @Test
    void aDestinationThatCannotBeWrittenIsToldBeforeAnythingIsRead() {
        // when
        Run run = Run.of("validate", "-r", "gone", "-s", "gone", "-o", folder + "/no/report.yaml");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("cannot write the output", "mkdir -p " + folder + "/no");
    }

    @Test
    void aRecipeFromStandardInputIsCalledThatInTheReport() {
        // given
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(("constraints: [" + MET + "]\n").getBytes(UTF_8)));

        // when
        Run run;
        try {
            run = validate("-");
        } finally {
            System.setIn(before);
        }

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("  recipe: standard input\n");
    }

    private Run validate(String recipe, String... more) {
        List<String> args = new ArrayList<>(List.of("validate", "-r", recipe, "-s", folder + "/s.yaml"));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private String recipe(String constraints) throws IOException {
        return write("r.yaml", "kind: Recipe\nconstraints: [" + constraints + "]\n");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
