package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** AICR and eidos come to the same result where both check the same constraints against the same snapshot. */
class AicrValidateTest {
    /** AICR exits so when a constraint failed, but also when a file cannot be read. */
    private static final long FAILED = 8;

    /**
     * Snapshots that AICR reads and eidos refuses: a document of another kind, which AICR takes for one without
     * measurements, so that nothing is checked.
     */
    private static final Set<String> OTHER_KIND = Set.of("snap-wrong-kind.yaml");

    /** Snapshots that neither can read; AICR's exit code is about that. */
    private static final Set<String> UNREADABLE = Set.of("malformed.yaml", "empty.yaml");

    private record Run(String name, String recipe, String snapshot, long exit) {}

    @Test
    void aConstraintFailsHereWhereItFailsThere() throws IOException {
        // given
        List<Run> comparable = runs().stream()
                .filter(run -> !OTHER_KIND.contains(run.snapshot) && !UNREADABLE.contains(run.snapshot))
                .toList();

        // then
        assertThat(comparable).hasSizeGreaterThan(20);
        assertThat(comparable.stream().filter(run -> run.exit == FAILED)).hasSizeGreaterThan(5);
        for (Run run : comparable) {
            List<Constraint> constraints = constraints(run.recipe);
            assertThat(constraints).as(run.name).isNotEmpty();
            ValidationReport report = Validator.validate(constraints, snapshot(run.snapshot), run.recipe, run.snapshot);
            assertThat(report.failed() > 0)
                    .as("%s: %s", run.name, report.results())
                    .isEqualTo(run.exit == FAILED);
        }
    }

    @Test
    void whatIsNoSnapshotIsRefused() throws IOException {
        // given
        List<Run> refused = runs().stream()
                .filter(run -> OTHER_KIND.contains(run.snapshot) || UNREADABLE.contains(run.snapshot))
                .toList();

        // then
        assertThat(refused).hasSizeGreaterThan(3);
        for (Run run : refused) {
            assertThat(run.exit).as(run.name).isEqualTo(UNREADABLE.contains(run.snapshot) ? FAILED : 0);
            assertThatExceptionOfType(EidosException.class).as(run.name).isThrownBy(() -> snapshot(run.snapshot));
        }
    }

    /** Runs with a recipe and a snapshot and nothing else, without a cluster. */
    private static List<Run> runs() throws IOException {
        List<Run> runs = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.require("aicr/validate.jsonl"))) {
            Value run = DocumentReader.read(line, "validate.jsonl");
            List<String> command = new ArrayList<>();
            run.items("cmd").forEach(word -> command.add(word.text()));
            boolean plain = command.size() == 7
                    && command.get(1).equals("validate")
                    && command.get(2).equals("-r")
                    && command.get(4).equals("-s")
                    && command.get(6).equals("--no-cluster");
            if (plain && !command.get(3).startsWith("/no/")) {
                runs.add(new Run(run.text("name"), command.get(3), command.get(5), run.number("exit", -1)));
            }
        }
        return runs;
    }

    private static List<Constraint> constraints(String recipe) throws IOException {
        Path file = SharedData.require("aicr/" + recipe.replace("out/bundle/recipes/", "bundle-inputs/"));
        List<Constraint> constraints = new ArrayList<>();
        for (Value constraint :
                DocumentReader.read(Files.readString(file), recipe).items("constraints")) {
            constraints.add(new Constraint(
                    constraint.text("name"), constraint.text("value"), constraint.textOrNull("remediation")));
        }
        return constraints;
    }

    private static Snapshot snapshot(String name) throws IOException {
        Path file = SharedData.require("aicr/fixtures/" + name);
        return SnapshotReader.read(Files.readString(file), name, notice -> {});
    }
}
