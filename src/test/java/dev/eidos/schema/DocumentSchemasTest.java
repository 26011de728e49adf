package dev.eidos.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentSchemasTest {
    private static final Path LIBRARY = Path.of("src/main/resources/dev/eidos/recipe/library");

    /** The schema of a document by its kind. */
    private static final Map<String, String> SCHEMAS = Map.of(
            "Snapshot", "snapshot",
            "Fleet", "fleet",
            "Recipe", "recipe",
            "RecipeCriteria", "criteria",
            "RecipeMetadata", "overlay",
            "RecipeMixin", "mixin",
            "ComponentRegistry", "registry",
            "AnalysisRules", "rules");

    private static final Path RULES = Path.of("src/main/resources/dev/eidos/analysis/rule");

    @TempDir
    private Path folder;

    /** What people write by hand in this project. */
    static List<Path> handwritten() throws IOException {
        try (Stream<Path> files = Stream.of(LIBRARY.resolve("overlays"), LIBRARY.resolve("mixins"), RULES)
                .filter(Files::isDirectory)
                .flatMap(DocumentSchemasTest::files)) {
            return Stream.concat(files, Stream.of(LIBRARY.resolve("registry.yaml")))
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("handwritten")
    void whatIsWrittenByHandIsValidAndTellsEditorsItsSchema(Path file) throws IOException {
        // given
        String text = Files.readString(file);
        String kind = DocumentReader.read(text, file.toString()).text("kind");
        String schema = SCHEMAS.getOrDefault(kind, "");

        // then
        assertThat(SchemaCheck.faults(schema, text)).isEmpty();
        String line = text.lines().findFirst().orElse("");
        assertThat(line).startsWith("# yaml-language-server: $schema=").endsWith("/" + schema + ".json");
        assertThat(file.resolveSibling(line.substring(line.indexOf('=') + 1))).exists();
    }

    @Test
    void whatEidosWritesIsValid() throws IOException {
        // given
        Path snapshot = folder.resolve("snapshot.yaml");
        Path recipe = folder.resolve("recipe.yaml");
        eidos("snapshot", "--only", "OS,Hardware,K8s,GPU", "-o", snapshot.toString());
        eidos(
                "recipe",
                "--service",
                "eks",
                "--accelerator",
                "h100",
                "--os",
                "ubuntu",
                "--intent",
                "training",
                "-o",
                recipe.toString());

        // when
        String validation = eidos("validate", "-r", recipe.toString(), "-s", snapshot.toString());
        String validationJson =
                eidos("validate", "-r", recipe.toString(), "-s", snapshot.toString(), "--format", "json");
        String diff = eidos("diff", snapshot.toString(), snapshot.toString(), "--format", "yaml");

        // then
        assertThat(SchemaCheck.faults("snapshot", Files.readString(snapshot))).isEmpty();
        assertThat(SchemaCheck.faults("recipe", Files.readString(recipe))).isEmpty();
        assertThat(SchemaCheck.faults("validation", validation)).isEmpty();
        assertThat(SchemaCheck.faults("validation", validationJson)).isEmpty();
        assertThat(SchemaCheck.faults("diff", diff)).isEmpty();
    }

    @Test
    void theRecipeOfAMixedFleetIsValid() throws IOException {
        // given
        Path fleet = new MixedFleet()
                .with(1, HardwareClass.H100)
                .with(1, HardwareClass.L40S)
                .write(folder);

        // when
        String recipe = eidos("recipe", "-s", fleet.toString(), "--intent", "training");

        // then
        assertThat(SchemaCheck.faults("fleet-recipe", recipe)).isEmpty();
    }

    private static String eidos(String... words) {
        Run run = Run.of(words);
        assertThat(run.code()).as(run.err()).isIn(0, 9);
        return run.out();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        config   | contex: prod
        config   | namespace: [a]
        config   | contexts: {prod: {context: other}}
        config   | tolerations: []
        overlay  | "{OURS, kind: RecipeMetadata, spec: {}}"
        overlay  | "{OURS, kind: RecipeMetadata, metadata: {name: a}, spec: {criteria: {servce: eks}}}"
        registry | "{OURS, kind: ComponentRegistry, components: [{helm: {}}]}"
        rules    | "{OURS, kind: AnalysisRules, rules: [{id: A B, severity: info, says: a, remedy: b, source: c}]}"
        recipe   | "{apiVersion: eidos.nvidia.com/v2, kind: Recipe}"
        recipe   | "{OURS, kind: Recipe, constraints: [{name: a}]}"
        fleet-recipe | "{OURS, kind: FleetRecipe, pools: [{name: a}]}"
        criteria | "{OURS, kind: RecipeCriteria, spec: {nodes: -1}}"
        snapshot | "{OURS, kind: Snapshot, measurements: [{type: OS}]}"
        fleet    | "{OURS, kind: Fleet, metadata: {run: a}, nodes: [{name: a, verdict: gone}]}"
        diff     | "{OURS, kind: Diff, metadata: {before: a, after: b}}"
        validation | "{OURS, kind: ValidationResult, metadata: {recipe: a, snapshot: b}, summary: {}}"
        analysis | "{OURS, kind: Analysis, metadata: {}, summary: {}}"
        """)
    void aBrokenDocumentIsRefused(String schema, String text) {
        assertThat(SchemaCheck.faults(schema, text.replace("OURS", "apiVersion: eidos.nvidia.com/v1alpha1")))
                .isNotEmpty();
    }

    @Test
    void aWholeConfigurationIsValid() {
        assertThat(SchemaCheck.faults("config", """
            context: prod
            namespace: gpu-operator
            image: registry.example.com/eidos:1.2.0
            imagePullSecrets: [registry]
            tolerations: [nvidia.com/gpu]
            contexts:
              test:
                namespace: scratch
            """)).isEmpty();
    }
}
