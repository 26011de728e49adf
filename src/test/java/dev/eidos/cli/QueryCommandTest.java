package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void library() {
        new LibraryFolder(folder)
                .registry("gpu", "certs")
                .file(
                        "components/gpu/values.yaml",
                        "driver: {version: '570', rdma: , 'a.b/c': dotted}\nlist: [a, {b: c}]")
                .overlay("base", """
                    criteria: {}
                    componentRefs: [{name: gpu, dependencyRefs: [certs]}, {name: certs}]
                    """)
                .overlay("eks", "criteria: {service: eks}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "components.gpu.version| 1.0.0",
                ".components.gpu.values.driver.version| 570",
                "components.gpu.values.driver.rdma| null",
                "components.gpu.values.driver[\"a.b/c\"]| dotted",
                "components.gpu.values.driver.a.b/c| dotted",
                "deploymentOrder[0]| certs",
                "deploymentOrder.1| gpu",
                "deploymentOrder[-1]| gpu",
                "components.gpu.values.list[1].b| c",
                "criteria.nodes| 0",
            })
    void aSingleValueIsPrintedWithoutQuotes(String selector, String value) {
        // when
        Run run = query(selector);

        // then
        assertThat(run).isEqualTo(new Run(0, value + "\n", ""));
    }

    @Test
    void aPartIsYamlOrJson() {
        assertThat(query("components.gpu.dependencyRefs").out()).isEqualTo("- certs\n");
        assertThat(query("components.gpu.values.driver.version", "--format", "yaml")
                        .out())
                .isEqualTo("\"570\"\n");
        assertThat(query("components.gpu.values.list", "--format", "json").out())
                .isEqualTo("[\n  \"a\",\n  {\n    \"b\": \"c\"\n  }\n]\n");
        assertThat(query("").out())
                .startsWith("apiVersion: ")
                .isEqualTo(query(".").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "components.gpuu.version| there is no 'gpuu' in 'components', which has: certs, gpu",
                "component| there is no 'component' in the recipe, which has: apiVersion, kind, metadata, criteria,",
                "deploymentOrder[2]| there is no '2' in 'deploymentOrder', which has: 0 to 1",
                "components.gpu.version.major| there is no 'major' in 'components.gpu.version', which is a single"
                        + " value",
                "components.certs.values.x| there is no 'x' in 'components.certs.values', which is empty",
            })
    void whereThereIsNoSuchValueThoseThatExistAreNamed(String selector, String reason) {
        // when
        Run run = query(selector);

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: the recipe has no such value: " + selector + ": " + reason);
    }

    @Test
    void aRecipeThatWasWrittenGivesTheSameAnswer() {
        // given
        Path recipe = folder.resolve("recipe.yaml");
        Run.of("recipe", "--service", "eks", "--library", folder.toString(), "-o", recipe.toString());

        // when
        Run run = Run.of("query", "-r", recipe.toString(), "--library", folder.toString(), "--selector", "");

        // then
        assertThat(run).isEqualTo(query(""));
    }

    @Test
    void aRecipeOfAnotherLibraryIsExplained() {
        // given
        Path recipe = folder.resolve("recipe.yaml");
        Run.of("recipe", "--service", "eks", "--library", folder.toString(), "-o", recipe.toString());

        // when
        Run run = Run.of("query", "-r", recipe.toString(), "--selector", "");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("embedded:components/gpu/values.yaml", "component 'gpu' names it", "--library");
    }

    @ParameterizedTest
    @CsvSource({"--service eks", "--nodes 3", "-c file", "-s file"})
    void aRecipeIsReadOrMadeNotBoth(String flag) {
        // when
        Run run = Run.of(("query --selector . -r recipe.yaml " + flag).split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a recipe is read or made, not both");
    }

    @Test
    void withoutSelectorAnExampleIsGiven() {
        // when
        Run run = Run.of("query", "--service", "eks");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--path components.gpu-operator.version");
    }

    private Run query(String selector, String... more) {
        List<String> args =
                new ArrayList<>(List.of("query", "--service", "eks", "--library", folder.toString(), "--selector"));
        args.add(selector);
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }
}
