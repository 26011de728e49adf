package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.marcnuri.helm.Helm;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.Scheduling.Group;
import dev.eidos.bundle.values.TreeAssign;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of AICR's recipes have the components and values that AICR 0.11.1 gave them, as its recorded bundles show.
 *
 * <p>Where the two differ on purpose:
 *
 * <ul>
 *   <li>A component without values has {@code null} for them in AICR; to us they are an empty mapping.
 *   <li>{@code --set nope:x=y}: AICR ignores a component that there is not; we refuse it.
 *   <li>{@code --set component:x=1.5}: a number to AICR, a text to Helm, and so to us.
 *   <li>{@code --set component:enabled=maybe}: AICR ignores it; to us it is a value like any other.
 *   <li>A recipe whose manifest the library does not have: AICR leaves it out for Argo CD; we refuse the recipe.
 *   <li>A recipe whose order of deployment names a component that it does not have: AICR passes over it; we refuse it.
 * </ul>
 */
class AicrBundleTest {
    private static final Scheduling NO_FLAGS = new Scheduling(Group.ANY, Group.ANY, 0);
    private static final String EKS = "out/bundle/recipes/eks-h100-training-ubuntu-any.yaml";

    private static final List<String> REFUSED =
            List.of("set-06", "example-argocd--aks-training.yaml", "example--eks-training.yaml");

    private final Path data = SharedData.require("aicr");
    private final RecipeLibrary library =
            new RecipeLibrary(DirectoryFiles.of(data.resolve("recipes"), "--library"), _ -> {});

    @Test
    void everyRecordedBundleHasTheSameComponentsAndValues() throws IOException {
        // given
        Map<String, List<String>> runs = recorded();
        // told by the tests below
        runs.keySet().removeAll(List.of("set-09", "set-16"));
        runs.keySet().removeAll(REFUSED);

        for (Map.Entry<String, List<String>> run : runs.entrySet()) {
            // when
            Map<String, String> ours = ours(run.getValue());

            // then
            assertThat(ours).as(run.getKey()).isEqualTo(theirs(run.getKey()));
        }
        assertThat(runs).hasSize(52);
    }

    /** AICR's manifests are templates: Helm itself shows that it can render what is made of them. */
    @Test
    void everyRecordedBundleIsWrittenForEveryDeployerAndItsLocalChartsRender(@TempDir Path folder) throws IOException {
        // given
        Map<String, BundlePlan> plans = new TreeMap<>();
        Map<String, List<String>> runs = recorded();
        runs.keySet().removeAll(REFUSED);
        for (List<String> words : runs.values()) {
            if (!words.contains("--set")) {
                plans.put(String.valueOf(recipe(words).getFileName()), plan(words));
            }
        }
        assertThat(plans).hasSizeGreaterThan(30);

        Map<String, Integer> charts = new TreeMap<>();
        for (Map.Entry<String, BundlePlan> plan : plans.entrySet()) {
            // when
            Path bundle = Files.createDirectory(folder.resolve(plan.getKey()));
            for (Deployer deployer : Deployer.values()) {
                List<BundleFile> files = deployer.files(
                        plan.getValue(), DeployerOptions.DEFAULTS.in("https://git.example.com/x", "main", ""));
                if (deployer == Deployer.HELM) {
                    BundleWriter.write(bundle, SealedBundle.of(files, null), false);
                }
            }

            // then
            for (BundledComponent component : plan.getValue().components()) {
                Path values = bundle.resolve(component.name()).resolve("values.yaml");
                if (Files.exists(values)) {
                    assertThat(json(DocumentReader.read(Files.readString(values), values.toString())))
                            .isEqualTo(json(component.values()));
                } else {
                    // nothing but manifests as they are
                    assertThat(component.name()).isEqualTo("gke-nccl-tcpxo");
                }
            }
            try (Stream<Path> found = Files.walk(bundle)) {
                for (Path chart : found.filter(path -> path.endsWith("Chart.yaml"))
                        .map(Path::getParent)
                        .toList()) {
                    showHooks(chart);
                    String rendered = new Helm(chart)
                            .template()
                            .withName("one")
                            .withNamespace("two")
                            .call();
                    // on kind the values switch the only template off
                    if (rendered.contains("apiVersion:")) {
                        charts.merge(bundle.relativize(chart).toString(), 1, Integer::sum);
                    } else {
                        assertThat(chart.toString()).contains("/kind-");
                    }
                }
            }
        }
        assertThat(charts)
                .containsKeys(
                        "gpu-operator/pre", "gpu-operator/rendered", "kgateway/rendered", "skyhook-customizations");
    }

    /** What Helm renders for its hooks is not among what it gives back. */
    private static void showHooks(Path chart) throws IOException {
        try (Stream<Path> manifests = Files.list(chart.resolve("manifests"))) {
            for (Path file : manifests.toList()) {
                Files.writeString(file, Files.readString(file).replace("helm.sh/hook", "example.com/hook"));
            }
        }
    }

    @Test
    void aComponentSwitchedOffIsNotInTheBundle() throws IOException {
        assertThat(ours(List.of("-r", EKS))).containsKey("aws-ebs-csi-driver");
        assertThat(ours(List.of("-r", EKS, "--set", "awsebscsidriver:enabled=false")))
                .doesNotContainKey("aws-ebs-csi-driver")
                .hasSize(11);
    }

    @Test
    void anUnknownComponentIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ours(run("set-06")))
                .withMessageContaining("there is no component 'nope'");
    }

    @Test
    void aFractionIsATextAsInHelm() throws IOException {
        // given
        Map<String, String> expected = theirs("set-09");
        expected.compute(
                "gpu-operator",
                (_, values) ->
                        with(values, "fl", Value.scalar("1.5"), Value.scalar(Reading.of(new BigDecimal("1.5")))));

        // then
        assertThat(ours(run("set-09"))).isEqualTo(expected);
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffIsAValue() throws IOException {
        // given
        Map<String, String> expected = theirs("set-16");
        expected.compute("cert-manager", (_, values) -> with(values, "enabled", Value.scalar("maybe"), null));

        // then
        assertThat(ours(run("set-16"))).isEqualTo(expected);
    }

    @Test
    void aManifestThatIsMissingIsNotLeftOut() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ours(run("example-argocd--aks-training.yaml")))
                .withMessageContaining("the library does not have a component's manifest")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void anOrderOfOthersThanTheComponentsIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ours(run("example--eks-training.yaml")))
                .withMessageContaining("deploymentOrder does not name each of the componentRefs once");
    }

    /** By name, the last of each, of those runs that made a bundle of a recipe that was kept. */
    private Map<String, List<String>> recorded() throws IOException {
        Map<String, List<String>> runs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(data.resolve("bundle.jsonl"))) {
            Value run = DocumentReader.read(line, "bundle.jsonl");
            List<String> words =
                    run.items("cmd").stream().map(word -> word.text()).toList();
            if (run.number("exit", -1) == 0 && Files.exists(recipe(words))) {
                runs.put(run.text("name"), words);
            }
        }
        return runs;
    }

    private List<String> run(String name) throws IOException {
        return Objects.requireNonNull(recorded().get(name), name);
    }

    private Path recipe(List<String> words) {
        String name = words.get(words.indexOf("-r") + 1);
        return data.resolve(name.replace("out/bundle/recipes/", "bundle-inputs/"));
    }

    private Map<String, String> ours(List<String> words) throws IOException {
        Map<String, String> ours = new TreeMap<>();
        for (BundledComponent component : plan(words).components()) {
            ours.put(component.name(), json(component.values()));
        }
        return ours;
    }

    private BundlePlan plan(List<String> words) throws IOException {
        Path file = recipe(words);
        Recipe recipe = RecipeReader.read(Files.readString(file), file.toString(), _ -> {});
        return new BundlePlanner(recipe, library).plan(ComponentSelection.ALL, NO_FLAGS, changes(words), "test");
    }

    private static ValueChanges changes(List<String> words) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--set")) {
                String text = words.get(i + 1);
                int colon = text.indexOf(':');
                changes.add(new ValueChanges.SetValues(
                        text.substring(0, colon), HelmSet.parse(text.substring(colon + 1), true), text));
            }
        }
        return new ValueChanges(changes);
    }

    private Map<String, String> theirs(String name) throws IOException {
        Map<String, String> theirs = new TreeMap<>();
        try (Stream<Path> components = Files.list(data.resolve("bundles").resolve(name))) {
            for (Path component : components.filter(Files::isDirectory).toList()) {
                Path file = component.resolve("values.yaml");
                if (Files.exists(file)) {
                    String values = json(DocumentReader.read(Files.readString(file), file.toString()));
                    theirs.put(String.valueOf(component.getFileName()), values.equals("null") ? "{}" : values);
                }
            }
        }
        return theirs;
    }

    /** JSON with another value at a key. */
    private static String with(String json, String key, Value value, @Nullable Value instead) {
        var values = (Value.Mapping) DocumentReader.read(json, "values");
        assertThat(values.get(key))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*at")
                .isEqualTo(instead);
        var assignment = new Assignment(List.of(new Assignment.PathStep.Key(key)), value);
        return json(TreeAssign.set(values, assignment, "test"));
    }

    static String json(Value node) {
        return JsonWriter.writeLine(sorted(node)).strip();
    }

    private static Value sorted(Value node) {
        return switch (node) {
            case Value.Mapping mapping -> {
                Map<String, Value> entries = new TreeMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, sorted(value)));
                yield Value.mapping(entries);
            }
            case Value.Sequence sequence ->
                Value.sequence(
                        sequence.items().stream().map(AicrBundleTest::sorted).toList());
            case Value.Scalar scalar -> scalar;
        };
    }
}
