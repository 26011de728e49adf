package dev.eidos.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.Coverage;
import dev.eidos.recipe.resolve.HydratedRecipe;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With AICR's library our resolution gives what AICR 0.11.1 gives, as its recorded answers have it.
 *
 * <p>Where the two differ on purpose:
 *
 * <ul>
 *   <li>An empty {@code source} of a component without a chart is left out.
 *   <li>A component that is only manifests has the registry's namespace; AICR forgets it.
 *   <li>The checks of a phase are united; AICR takes the most specific overlay's, which in its library repeats the
 *       others, in another order.
 *   <li>A component without values has an empty mapping of them; AICR leaves them out.
 *   <li>AICR is content with a recipe that has nothing for what was asked; we ask for {@code --allow-base}, so these
 *       tests resolve without the judgement of {@link Coverage}.
 * </ul>
 */
class AicrRecipeTest {
    private static final Value NONE = Value.mapping(Map.of());

    private final Path data = SharedData.require("aicr");
    private RecipeLibrary library = open();

    private RecipeLibrary open() {
        return new RecipeLibrary(DirectoryFiles.of(data.resolve("recipes"), "--library"), _ -> {});
    }

    @BeforeEach
    void fresh() {
        library = open();
    }

    @Test
    void everyCombinationHasTheSameOverlaysAndAsManyComponents() throws IOException {
        // given
        List<String> lines = Files.readAllLines(data.resolve("recipe-matrix.tsv"));

        // when
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Recipe recipe = resolve(criteria(cells[0], cells[1], cells[2], cells[3], cells[4]));
            String ours = String.join(",", recipe.appliedOverlays()) + " "
                    + recipe.components().size();
            // AICR refuses one combination only: any of everything
            if (cells[5].equals("0") && !ours.equals(cells[6] + " " + cells[7])) {
                differences.add(line + " <> " + ours);
            }
            compared++;
        }

        // then
        assertThat(compared).isEqualTo(820);
        assertThat(differences).isEmpty();
    }

    @Test
    void resolvedRecipesAreEqual() throws IOException {
        // given
        List<Path> files;
        try (Stream<Path> listed = Files.list(data.resolve("recipes-resolved"))) {
            files = listed.sorted().toList();
        }

        // then
        assertThat(files).hasSize(42);
        for (Path file : files) {
            Value expected = DocumentReader.read(Files.readString(file), file.toString());
            assertSame(
                    expected, resolve(criteriaOf(expected)), file.getFileName().toString());
        }
    }

    @Test
    void recordedRunsGiveTheSameRecipe() throws IOException {
        // given
        int compared = 0;
        for (String line : Files.readAllLines(data.resolve("recipe.jsonl"))) {
            Value run = DocumentReader.read(line, "recipe.jsonl");
            List<String> words =
                    run.items("cmd").stream().map(word -> word.text()).toList();
            boolean comparable = run.number("exit", -1) == 0
                    && !words.contains("table")
                    && !words.contains("-o")
                    && !words.contains("--data")
                    && !isDeviation(words);
            if (comparable) {
                // when
                Value expected = DocumentReader.read(run.text("stdout"), "recipe.jsonl");
                Recipe ours = new RecipeResolver(library, "test")
                        .resolve(criteriaOf(expected), snapshot(words))
                        .recipe();

                // then
                assertSame(expected, ours, String.join(" ", words));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(36);
    }

    /** AICR makes recipes of documents that are no snapshots. */
    private static boolean isDeviation(List<String> words) {
        return words.contains("snap-wrong-kind.yaml");
    }

    private dev.eidos.measurement.@Nullable Snapshot snapshot(List<String> words) throws IOException {
        int flag = Math.max(words.indexOf("--snapshot"), words.indexOf("-s"));
        if (flag < 0) {
            return null;
        }
        Path file = data.resolve("fixtures").resolve(words.get(flag + 1));
        return SnapshotReader.read(Files.readString(file), file.toString(), _ -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aks-h100-training-ubuntu-kubeflow",
                "eks-gb200-inference-ubuntu-dynamo",
                "gke-h100-training-cos-any",
                "kind-h100-inference-any-dynamo"
            })
    void aRecipeThatAicrWroteIsReadAsItIs(String name) throws IOException {
        // given
        String text = Files.readString(data.resolve("recipes-resolved/" + name + ".yaml"));

        // when
        Recipe recipe = RecipeReader.read(text, name, notice -> {
            throw new AssertionError(notice);
        });

        // then
        Value expected = DocumentReader.read(text, name);
        assertSame(expected, recipe, name);
    }

    @Test
    void hydratedRecipesAreEqual() throws IOException {
        // given
        int compared = 0;
        for (String line : Files.readAllLines(data.resolve("query.jsonl"))) {
            Value run = DocumentReader.read(line, "query.jsonl");
            List<String> words =
                    run.items("cmd").stream().map(word -> word.text()).toList();
            String selector = words.get(words.indexOf("--selector") + 1);
            if (run.number("exit", -1) == 0 && selector.isEmpty() && !words.contains("table")) {
                // when
                Value expected = DocumentReader.read(run.text("stdout"), "query.jsonl");
                Value ours = HydratedRecipe.of(resolve(criteriaOf(expected)), library);

                // then
                Map<String, Value> components = new TreeMap<>(expected.entries("components"));
                assertThat(ours.entries("components").keySet())
                        .as(line.substring(0, 100))
                        .containsExactlyElementsOf(components.keySet());
                components.forEach((name, component) -> {
                    Value mine = Objects.requireNonNull(ours.at("components", name));
                    assertThat(plain(mine.at("values")))
                            .as("values of " + name)
                            .isEqualTo(plain(Objects.requireNonNullElse(component.at("values"), NONE)));
                    assertThat(mine.text("version")).as("version of " + name).isEqualTo(component.text("version"));
                });
                for (String part : List.of("deploymentOrder", "constraints", "criteria")) {
                    assertThat(plain(ours.at(part))).as(part).isEqualTo(plain(expected.at(part)));
                }
                compared++;
            }
        }
        assertThat(compared).isEqualTo(19);
    }

    private Recipe resolve(Criteria criteria) {
        return new RecipeResolver(library, "test").resolve(criteria, null).recipe();
    }

    private static Criteria criteria(String service, String accelerator, String intent, String os, String platform) {
        Map<Criterion, String> values = new EnumMap<>(Criterion.class);
        values.put(Criterion.SERVICE, service);
        values.put(Criterion.ACCELERATOR, accelerator);
        values.put(Criterion.INTENT, intent);
        values.put(Criterion.OS, os);
        values.put(Criterion.PLATFORM, platform);
        return new Criteria(values, 0);
    }

    private static Criteria criteriaOf(Value document) {
        Value criteria = Objects.requireNonNull(document.at("criteria"));
        return criteria(
                        criteria.text("service"),
                        criteria.text("accelerator"),
                        criteria.text("intent"),
                        criteria.text("os"),
                        criteria.text("platform"))
                .withNodes((int) criteria.number("nodes", 0));
    }

    private static void assertSame(Value expected, Recipe recipe, String name) {
        Value ours = RecipeDocument.of(recipe);
        for (String part : List.of("criteria", "constraints", "deploymentOrder")) {
            assertThat(plain(ours.at(part))).as(part + " of " + name).isEqualTo(plain(expected.at(part)));
        }
        for (String phase : List.of("deployment", "performance", "conformance")) {
            assertThat(plain(ours.at("validation", phase, "constraints")))
                    .as(phase + " of " + name)
                    .isEqualTo(plain(expected.at("validation", phase, "constraints")));
            assertThat(unordered(ours.items("validation", phase, "checks")))
                    .as(phase + " of " + name)
                    .isEqualTo(unordered(expected.items("validation", phase, "checks")));
        }
        assertThat(plain(ours.at("metadata", "appliedOverlays")))
                .as("overlays of " + name)
                .isEqualTo(plain(expected.at("metadata", "appliedOverlays")));
        for (String list : List.of("excludedOverlays", "constraintWarnings")) {
            // AICR lists them in no order
            assertThat(unordered(ours.items("metadata", list)))
                    .as(list + " of " + name)
                    .isEqualTo(unordered(expected.items("metadata", list)));
        }
        assertThat(components(ours)).as("components of " + name).isEqualTo(components(expected));
    }

    private static List<String> unordered(List<Value> items) {
        return items.stream()
                .map(item -> item instanceof Value.Mapping
                        ? item.text("overlay") + " " + item.text("constraint") + " " + item.text("expected") + " "
                                + item.text("actual")
                        : item.text())
                .sorted()
                .toList();
    }

    private static List<Object> components(Value recipe) {
        List<Object> components = new ArrayList<>();
        for (Value component : recipe.items("componentRefs")) {
            var known = new MappingBuilder();
            boolean manifestsOnly = component.text("source").isEmpty();
            ((Value.Mapping) component).entries().forEach((key, value) -> {
                if (!(manifestsOnly && (key.equals("source") || key.equals("namespace")))) {
                    known.put(key, value);
                }
            });
            components.add(plain(known.build()));
        }
        return components;
    }

    /** As plain Java, without positions. */
    private static Object plain(@Nullable Value node) {
        return switch (node) {
            case null -> "nothing";
            case Value.Mapping mapping -> {
                Map<String, Object> entries = new TreeMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, plain(value)));
                yield entries;
            }
            case Value.Sequence sequence ->
                sequence.items().stream().map(AicrRecipeTest::plain).toList();
            case Value.Scalar scalar -> String.valueOf(scalar.value());
        };
    }
}
