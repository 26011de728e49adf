package dev.eidos.bundle.deployer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.VendoredChart;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others' schemas and tools say of the objects for Argo CD and Flux. */
class ForeignToolsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theSchemasOfArgoCdAndFluxRefuseNothing() throws Exception {
        // given
        Path schemas = schemas();
        BundlePlan plan = Plans.ofLibrary().getFirst();
        DeployerOptions named = Plans.IN_GIT.named("east");
        List<Value> objects = Stream.concat(
                        Stream.concat(
                                Plans.ofLibrary().stream()
                                        .flatMap(each -> Stream.of(
                                                Deployer.ARGOCD.files(each, Plans.IN_GIT),
                                                Deployer.FLUX.files(each, Plans.IN_GIT))),
                                Stream.of(
                                        Deployer.ARGOCD.files(plan, Plans.IN_OCI),
                                        Deployer.FLUX.files(plan, Plans.IN_OCI),
                                        Deployer.ARGOCD.files(TemplateChartTest.PLAN, Plans.IN_GIT),
                                        Deployer.FLUX.files(TemplateChartTest.PLAN, Plans.IN_GIT))),
                        Stream.of(
                                Deployer.ARGOCD.files(plan, named.to("https://east.example.com:6443")),
                                Deployer.ARGOCD.files(plan, named.to("east")),
                                Deployer.FLUX.files(plan, named),
                                Deployer.ARGOCD.files(plan, Plans.IN_GIT, vendored(plan)),
                                Deployer.ARGOCD.files(plan, Plans.IN_OCI, vendored(plan)),
                                Deployer.FLUX.files(plan, Plans.IN_GIT, vendored(plan)),
                                Deployer.FLUX.files(
                                        Plans.of(Plans.chart("one", List.of(), Plans.GATEWAY, Plans.QUOTA)),
                                        DeployerOptions.DEFAULTS.in("git@git.example.com:a/b.git", "v1.2.3", "x"))))
                .flatMap(files -> YamlDocuments.ofGroups(
                        files,
                        "argoproj.io/",
                        "helm.toolkit.fluxcd.io/",
                        "kustomize.toolkit.fluxcd.io/",
                        "source.toolkit.fluxcd.io/")
                        .stream())
                .toList();

        // when
        String findings = check(objects, schemas);

        // then
        assertThat(objects).hasSizeGreaterThan(200);
        assertThat(findings).isEmpty();
    }

    /** Else the test above would not be able to fail. */
    @Test
    void theSchemasRefuseWhatIsWrong() throws Exception {
        // given
        Path schemas = schemas();
        List<Value> wrong = YamlDocuments.of("""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: misspelt}
            spec: {project: default, destination: {}, sources: [{repoUrl: "https://example.com"}]}
            ---
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: other}
            spec: {interval: often, install: {crds: Perhaps}}
            """);

        // when
        String findings = check(wrong, schemas);

        // then
        assertThat(findings)
                .contains("Application misspelt")
                .contains("repoUrl")
                .contains("data/spec/interval must match pattern")
                .contains("data/spec/install/crds must be equal to one of");
    }

    /** Every chart in the bundle itself. */
    private static VendoredCharts vendored(BundlePlan plan) {
        Map<String, VendoredChart> charts = new HashMap<>();
        plan.components().forEach(component -> charts.put(component.name(), new VendoredChart(null, new TreeMap<>())));
        return new VendoredCharts(charts);
    }

    @Test
    void theTypesOfHelmfileRefuseNothing() throws Exception {
        // given
        Path schemas = schemas();
        List<Value> documents = Stream.concat(
                        Plans.ofLibrary().stream(),
                        Stream.of(
                                TemplateChartTest.PLAN,
                                Plans.of(Plans.kustomization("one", "https://git.example.com/a/b", "config", "v1"))))
                .flatMap(plan -> Stream.of(
                        Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS),
                        Deployer.HELMFILE.files(plan, DeployerOptions.DEFAULTS, vendored(plan))))
                .map(files -> Plans.text(files, "helmfile.yaml"))
                .map(text -> DocumentReader.read(text, "helmfile.yaml"))
                .toList();

        // when
        String findings = check(documents, schemas);

        // then
        assertThat(documents).hasSizeGreaterThan(5);
        assertThat(findings).isEmpty();
    }

    @Test
    void theTypesOfHelmfileRefuseWhatIsWrong() throws Exception {
        // given
        Path schemas = schemas();
        Value misspelt = DocumentReader.read("{releases: [{name: a, nameSpace: b}]}", "one");
        Value mistyped = DocumentReader.read("{releases: [{name: a, needs: b}], helmDefaults: {timeout: long}}", "two");

        // when
        String findings = check(List.of(misspelt, mistyped), schemas);

        // then
        assertThat(findings)
                .contains("nameSpace")
                .contains("Type 'string' is not assignable to type 'string[]'")
                .contains("Type 'string' is not assignable to type 'number'");
    }

    @Test
    void kustomizeBuildsEveryFolderThatHasAKustomization() throws Exception {
        // given
        if (Command.output("sh", "-c", "command -v kubectl").isEmpty()) {
            Assumptions.abort("kubectl is not installed");
        }
        BundlePlan plan = Plans.ofLibrary("gke", "h100", "training", "cos", "kubeflow");

        for (Deployer deployer : List.of(Deployer.ARGOCD, Deployer.FLUX)) {
            Path bundle = Files.createTempDirectory(folder, "bundle");
            List<BundleFile> files = deployer.files(plan, Plans.IN_GIT);
            Plans.write(files, bundle);
            for (BundleFile file : files) {
                if (file.path().endsWith("kustomization.yaml")) {
                    // when
                    Path built =
                            Objects.requireNonNull(bundle.resolve(file.path()).getParent());
                    String objects = Command.output("kubectl", "kustomize", built.toString());

                    // then
                    assertThat(YamlDocuments.of(objects))
                            .as(file.path())
                            .isNotEmpty()
                            .allSatisfy(
                                    object -> assertThat(object.text("kind")).isNotEmpty());
                }
            }
        }
    }

    /** As Flux builds it: a change of the values changes the ConfigMap's name, and the HelmRelease follows. */
    @Test
    void theValuesOfAHelmReleaseAreThoseOfTheFileToTheByte() throws Exception {
        // given
        if (Command.output("sh", "-c", "command -v kubectl").isEmpty()) {
            Assumptions.abort("kubectl is not installed");
        }
        Plans.write(
                Deployer.FLUX.files(
                        Plans.ofLibrary("eks", "h100", "training", "ubuntu", "kubeflow"), Plans.IN_GIT.named("east")),
                folder);
        Path component = folder.resolve("kube-prometheus-stack");

        // when
        List<Value> objects = YamlDocuments.of(Command.output("kubectl", "kustomize", component.toString()));

        // then
        Value values = objects.stream()
                .filter(object -> object.text("kind").equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        Value release = objects.stream()
                .filter(object -> object.text("kind").equals("HelmRelease"))
                .findFirst()
                .orElseThrow();
        assertThat(values.text("data", "values.yaml"))
                .isEqualTo(Files.readString(component.resolve("values.yaml")))
                .contains("emptyDir: null");
        assertThat(YamlDocuments.name(values)).startsWith("east-kube-prometheus-stack-values-");
        assertThat(release.items("spec", "valuesFrom"))
                .extracting(from -> from.text("name"))
                .containsExactly(YamlDocuments.name(values));
    }

    private static Path schemas() throws IOException, InterruptedException {
        String home = Objects.requireNonNullElse(System.getenv("HOME"), "/");
        String cache = Objects.requireNonNullElse(System.getenv("XDG_CACHE_HOME"), home + "/.cache");
        Path schemas = Path.of(cache, "eidos", "schemas");
        if (!Files.exists(schemas.resolve("complete.json"))) {
            Assumptions.abort(schemas + " is not present; dev/schemas fetches it");
        }
        if (Command.output("sh", "-c", "command -v node").isEmpty()) {
            Assumptions.abort("node is not installed");
        }
        return schemas;
    }

    private String check(List<Value> objects, Path schemas) throws IOException, InterruptedException {
        Path input = folder.resolve("objects");
        Files.write(input, objects.stream().map(JsonWriter::writeLine).toList(), StandardCharsets.UTF_8);
        var process = new ProcessBuilder("node", "dev/check-objects.mjs", schemas.toString())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
