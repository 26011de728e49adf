package dev.eidos.recipe.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.TreeSelector;
import dev.eidos.document.TreeSelector.Selected;
import dev.eidos.document.Value;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.explain.Explanation.Setting;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.HydratedRecipe;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.recipe.resolve.Resolution;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
    private static final Criteria EKS = Criteria.NONE.with(Criterion.SERVICE, "eks");

    @TempDir
    private Path folder;

    @Test
    void everyValueIsTracedToTheOverlayOrFileThatSetIt() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .registry("gpu", "certs")
                .file("components/gpu/values.yaml", "driver: {enabled: true, version: '570'}")
                .file("components/gpu/eks.yaml", "driver: {version: '580'}")
                .overlay("base", """
                    criteria: {}
                    constraints: [{name: K8s.server.version, value: '>= 1.32'}]
                    componentRefs:
                    - {name: gpu, dependencyRefs: [certs], overrides: {driver: {enabled: false}}}
                    - {name: certs}
                    """)
                .overlay("eks", """
                    criteria: {service: eks}
                    constraints: [{name: K8s.server.version, value: '>= 1.33'}]
                    componentRefs:
                    - {name: gpu, version: 2.0.0, dependencyRefs: [certs], valuesFile: components/gpu/eks.yaml}
                    """)
                .open();

        // when
        Explanation explanation = Explainer.explain(new RecipeResolver(library, "test").resolve(EKS, null), library);

        // then
        assertThat(explanation.settings().stream().map(ExplainerTest::line).toList())
                .contains(
                        "components.gpu.version = 2.0.0 by eks, over 1.0.0 by registry.yaml",
                        "components.gpu.namespace = gpu-system by registry.yaml",
                        "components.gpu.valuesFile = components/gpu/eks.yaml by eks",
                        "components.gpu.values.driver.version = 580 by components/gpu/eks.yaml,"
                                + " over 570 by components/gpu/values.yaml",
                        "components.gpu.values.driver.enabled = false by base, over true by components/gpu/values.yaml",
                        "components.gpu.dependencyRefs.certs = added by base",
                        "constraints.[\"K8s.server.version\"] = >= 1.33 by eks, over >= 1.32 by base");
    }

    @Test
    void theRegistrysVersionIsTheTagOfWhatAnOverlayMakesAKustomization() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .registry("gpu")
                .overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: gpu, type: Kustomize}]")
                .open();
        Resolution resolution = new RecipeResolver(library, "test").resolve(EKS, null);

        // when
        Explanation explanation = Explainer.explain(resolution, library);

        // then
        assertThat(resolution.recipe().components().getFirst().tag()).isEqualTo("1.0.0");
        assertThat(explanation.settings().stream().map(ExplainerTest::line).toList())
                .contains("components.gpu.tag = 1.0.0 by registry.yaml")
                .noneMatch(line -> line.startsWith("components.gpu.version"));
    }

    @ParameterizedTest
    @CsvSource({
        "eks, h100, training, ubuntu, any",
        "eks, gb200, inference, amazonlinux, dynamo",
        "gke, h100, training, cos, kubeflow",
        "kind, any, inference, any, any",
        "oke, b200, any, any, any"
    })
    void whatIsExplainedOfAComponentIsWhatAQueryFinds(
            String service, String accelerator, String intent, String os, String platform) {
        // given
        var library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
        Criteria asked = new Criteria(
                Map.of(
                        Criterion.SERVICE, service,
                        Criterion.ACCELERATOR, accelerator,
                        Criterion.INTENT, intent,
                        Criterion.OS, os,
                        Criterion.PLATFORM, platform),
                0);
        Resolution resolution = new RecipeResolver(library, "test").resolve(asked, null);

        // when
        Value hydrated = HydratedRecipe.of(resolution.recipe(), library);
        List<Setting> settings = Explainer.explain(resolution, library).settings();

        // then
        List<String> explained = new ArrayList<>();
        for (Setting setting : settings) {
            boolean ofValues = setting.path().startsWith("components.") && !isList(setting.path());
            if (ofValues && !setting.path().endsWith(".valuesFile")) {
                assertThat(TreeSelector.select(hydrated, setting.path()))
                        .as(setting.path())
                        .isInstanceOfSatisfying(
                                Selected.Found.class,
                                found -> assertThat(text(found.node())).isEqualTo(setting.value()));
                explained.add(setting.path());
            }
        }
        assertThat(explained).hasSizeGreaterThan(50).containsAll(leaves(hydrated));
    }

    /** The paths of all single values, lists and empty mappings in the components' values. */
    private static List<String> leaves(Value hydrated) {
        List<String> leaves = new ArrayList<>();
        if (TreeSelector.select(hydrated, "components") instanceof Selected.Found(Value.Mapping components)) {
            components.entries().forEach((name, component) -> {
                Value values = ((Value.Mapping) component).get("values");
                if (values instanceof Value.Mapping mapping
                        && !mapping.entries().isEmpty()) {
                    leaves(values, "components." + SettingHistory.key(name) + ".values", leaves);
                }
            });
        }
        return leaves;
    }

    private static void leaves(Value node, String path, List<String> leaves) {
        if (node instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach((key, value) -> leaves(value, path + "." + SettingHistory.key(key), leaves));
        } else {
            leaves.add(path);
        }
    }

    private static boolean isList(String path) {
        return path.contains(".dependencyRefs.") || path.contains(".manifestFiles.");
    }

    private static String text(Value node) {
        return node instanceof Value.Scalar scalar
                ? scalar.value() == null ? "null" : scalar.value().asText()
                : JsonWriter.writeLine(node);
    }

    private static String line(Setting setting) {
        StringBuilder line = new StringBuilder(setting.path() + " = " + setting.value() + " by " + setting.by());
        setting.replaced()
                .forEach(one -> line.append(", over ")
                        .append(one.value())
                        .append(" by ")
                        .append(one.by()));
        return line.toString();
    }
}
