package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--service foo| unknown service: --service foo: 'foo' is none of those known: eks, gke, aks, oke,"
                        + " lke, bcm, kind, self-managed, any",
                "--gpu rtx| unknown accelerator: --accelerator rtx: 'rtx' is none of those known: h100, h200, gh200,",
                "--intent train| did you mean 'training'?",
                "--intent trainng| did you mean 'training'?",
                "--intent serving| use 'inference': that is what 'serving' is called here",
                "--service linode| use 'lke': that is what 'linode' is called here",
                "--os coreos| use 'rhcos': that is what 'coreos' is called here",
                "--platform slinky| use 'slurm': that is what 'slinky' is called here",
                "--service K3s| use 'self-managed': that is what 'k3s' is called here",
                "--service esk| did you mean 'eks'?",
                "--gpu h-100| did you mean 'h100'?",
                "--gpu NVIDIA-H100-80GB-HBM3| did you mean 'h100'?",
                "--service=| it is empty: eks,",
                "--service eks --nodes -1| not a number of nodes: --nodes -1",
                "--service eks --nodes 0| not a number of nodes: --nodes 0",
                "--service eks --nodes many| not a number of nodes: --nodes many",
                "-c a.yaml -s b.yaml| criteria come from a file or from a snapshot, not both: -c a.yaml -s b.yaml",
                "--nodes 4| nothing says what the recipe is for",
                "--data a --library b --service eks| --data and --library exclude each other",
                "--service eks --format junit| expected one of yaml, json, table, not 'junit'",
                "--service eks --format table -o cm://a/b| a table cannot be read back from a ConfigMap",
            })
    void wrongCriteriaAreExplainedAndExitWith2(String args, String message) {
        // when
        Run run = Run.of(("recipe " + args).split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "--platform=run:ai, platform=runai",
        "--platform=Run-AI, platform=runai",
        "--os=suse, os=sles",
        "--service=openshift, service=ocp",
    })
    void otherNamesOfWhatThereIsNoRecipeForHaveItsAnswerAtOnce(String flag, String taken) {
        // when
        Run run = Run.of("recipe", "--accelerator", "h100", flag);

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("error: there is no recipe for this combination: ")
                .contains(taken);
    }

    @Test
    void valuesMayBeWrittenInAnyCase() {
        assertThat(Run.of("recipe", "--service", "EKS", "--gpu", "H100", "--intent", "Training", "--os", "Any"))
                .isEqualTo(Run.of("recipe", "--service", "eks", "--gpu", "h100", "--intent", "training"));
    }

    @Test
    void soMayThoseOfADocument() throws IOException {
        // given
        Path criteria = Files.writeString(folder.resolve("criteria.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: RecipeCriteria
            spec: {service: EKS, accelerator: L40S, intent: Training}
            """);

        // when
        Run run = Run.of("recipe", "-c", criteria.toString());

        // then
        assertThat(run).isEqualTo(Run.of("recipe", "--service", "eks", "--gpu", "l40", "--intent", "training"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--gpu v100", "--gpu x", "--service foo", "--intent t", "--os debian"})
    void nothingFarIsSuggested(String args) {
        // when
        Run run = Run.of(("recipe " + args).split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("did you mean").doesNotContain("try:");
    }

    @Test
    void withoutCriteriaAnExampleIsGiven() {
        // when
        Run run = Run.of("recipe");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("\n  try: name criteria, such as --service eks");
    }

    @Test
    void l40sIsL40AndGpuIsTheAccelerator() {
        assertThat(Run.of("recipe", "--gpu", "l40s"))
                .isEqualTo(Run.of("recipe", "--accelerator", "l40"))
                .satisfies(run -> assertThat(run.out()).contains("\n  accelerator: l40\n"));
    }

    @Test
    void aRecipeIsYamlOrJsonOrATable() throws IOException {
        // given
        Path json = folder.resolve("recipe.json");
        String[] eks = {"recipe", "--service", "eks", "--gpu", "h100", "--nodes", "3"};

        // when
        Run yaml = Run.of(eks);
        Run toFile = Run.of("recipe", "--service", "eks", "--gpu", "h100", "--nodes", "3", "-o", json.toString());
        Run table = Run.of("recipe", "--service", "eks", "--gpu", "h100", "--format", "table");

        // then
        assertThat(yaml.code()).isZero();
        assertThat(yaml.out())
                .startsWith("apiVersion: eidos.nvidia.com/v1alpha1\nkind: Recipe\n")
                .contains("nodes: 3");
        assertThat(toFile.code()).isZero();
        assertThat(toFile.out()).isEmpty();
        assertThat(Files.readString(json)).startsWith("{\n  \"apiVersion\"").contains("\"nodes\": 3");
        assertThat(table.out()).startsWith("Recipe for service=eks accelerator=h100\nmade of base, ");
    }

    @Test
    void aDestinationThatCannotBeWrittenIsToldBeforeAnythingElse() {
        // when
        Run run = Run.of("recipe", "--service", "nonsense", "-o", folder + "/no/recipe.yaml");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("cannot write the output", "mkdir -p " + folder + "/no");
    }

    @Test
    void whereOnlyTheBaseMatchesTheNearestCombinationsAreNamed() {
        // given
        LibraryFolder library = small();

        // when
        Run run =
                Run.of("recipe", "--service", "gke", "--library", library.root().toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
            error: the library has no recipe for this: service=gke: no overlay for it speaks of service=gke;\
             the nearest that it has:
              service=eks
              service=eks accelerator=h100
              try: choose one of these, or accept a recipe without it by --allow-base
            """);
    }

    @Test
    void withAllowBaseTheRecipeIsMadeAndWarnedOf() {
        // given
        String library = small().root().toString();

        // when
        Run asked = Run.of("recipe", "--service", "gke", "--library", library, "--allow-base");
        Run anything = Run.of("recipe", "--library", library, "--allow-base");

        // then
        assertThat(asked.code()).isZero();
        assertThat(asked.out()).contains("  appliedOverlays:\n  - base\n  library:\n    sha256: ");
        assertThat(asked.err())
                .isEqualTo("warning: no overlay for it speaks of service=gke; accepted by --allow-base\n");
        assertThat(anything.code()).isZero();
        assertThat(anything.err()).isEqualTo("warning: no overlay but the base is for it; accepted by --allow-base\n");
    }

    @Test
    void whatChangesNothingIsOnlyWarnedOf() {
        // when
        Run run = Run.of(
                "recipe",
                "--service",
                "eks",
                "--os",
                "rhel",
                "--library",
                small().root().toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("warning: nothing in the library is specific to os=rhel: the recipe is the same without\n");
    }

    @Test
    void aDirectoryIsLaidOverTheEmbeddedLibrary() {
        // given
        new LibraryFolder(folder)
                .overlay("ours", "criteria: {service: nebius}\ncomponentRefs: [{name: gpu-operator, version: v99}]");

        // when
        Run run = Run.of("recipe", "--service", "nebius", "--data", folder.toString(), "--format", "table");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("Recipe for service=nebius\nmade of base, ours\n")
                .contains("  v99  ");
    }

    @Test
    void explainShowsWhichOverlaySetWhat() {
        // given
        String library = small().root().toString();

        // when
        Run table = Run.of("recipe", "--service", "eks", "--library", library, "--explain");
        Run yaml = Run.of("recipe", "--service", "eks", "--library", library, "--explain", "--format", "yaml");

        // then
        assertThat(table.out()).startsWith("""
            Overlays, the strongest last
              base  every recipe begins with it
              eks   service=eks
            """);
        assertThat(table.out())
                .containsPattern(
                        "\n  components\\.gpu\n(    .*\n)*    version +2\\.0\\.0 +eks, over 1\\.0\\.0 by registry");
        assertThat(DocumentReader.read(yaml.out(), "stdout")).isNotNull();
        assertThat(yaml.out()).contains("kind: RecipeExplanation", """
            - path: components.gpu.version
              value: "2.0.0"
              by: eks
              replaced:
              - value: "1.0.0"
                by: registry.yaml
            """.replace("\"", ""));
    }

    private LibraryFolder small() {
        return new LibraryFolder(folder)
                .registry("gpu")
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu, version: 2.0.0}]")
                .overlay("eks-h100", "base: eks\ncriteria: {service: eks, accelerator: h100}");
    }
}
