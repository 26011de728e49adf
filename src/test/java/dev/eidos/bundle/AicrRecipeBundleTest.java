package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.Assignment.PathStep;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.Scheduling.Group;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AICR's later recipes say besides is honoured in a bundle, or refused. */
class AicrRecipeBundleTest {
    private static final Scheduling ANYWHERE = new Scheduling(Group.ANY, Group.ANY, 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Recipe recipe(String more) {
        return RecipeReader.read("""
            apiVersion: aicr.run/v1beta2
            kind: RecipeResult
            metadata:
              selectedProfile: {name: stack, value: managed, ownedPaths: {gpu: [plugin.enabled, enabled]}}
            componentRefs:
            - name: gpu
              type: Helm
              source: https://charts.example
              chart: gpu
              version: 1.0.0
              dependencyRefs: [net]
              preManifestFiles: [components/gpu/manifests/class.yaml, components/gpu/manifests/rendered.yaml]
              manifestFiles: [components/gpu/manifests/after.yaml]
            - {name: net, type: Helm, source: "", overrides: {enabled: false}}
            """ + more, "recipe.yaml", _ -> {});
    }

    private BundlePlan plan(Recipe recipe, ComponentSelection selection, Change... changes) {
        return new BundlePlanner(
                        recipe,
                        new LibraryFolder(folder)
                                .registry("gpu", "net")
                                .overlay("base", "criteria: {}")
                                .file("components/gpu/manifests/class.yaml", "apiVersion: x.dev/v1\nkind: Class\n")
                                .file("components/gpu/manifests/rendered.yaml", "kind: {{ .Values.kind }}\n")
                                .file("components/gpu/manifests/after.yaml", "apiVersion: x.dev/v1\nkind: After\n")
                                .open())
                .plan(selection, ANYWHERE, new ValueChanges(List.of(changes)), "test");
    }

    @Test
    void filesThatGoFirstAreInstalledFirstWhateverTheyHold() {
        // when
        BundlePlan plan = plan(recipe(""), ComponentSelection.ALL);

        // then
        assertThat(InstallPlan.of(plan).units().getFirst().steps())
                .extracting(InstallStep::release)
                .containsExactly("gpu-first", "gpu-pre", "gpu", "gpu-post");
    }

    @Test
    void whatIsSwitchedOffIsNotInstalled() {
        // when
        BundlePlan plan = plan(recipe(""), ComponentSelection.ALL);

        // then
        assertThat(plan.components()).extracting(BundledComponent::name).containsExactly("gpu");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> plan(recipe(""), new ComponentSelection(List.of("net"), true)))
                .satisfies(e -> assertThat(e.what()).isEqualTo("the recipe has the component switched off"));
    }

    @Test
    void whatTheProfileOwnsCannotBeChanged() {
        for (String path : List.of("plugin", "enabled")) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> plan(recipe(""), ComponentSelection.ALL, set(path)))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                        assertThat(e.object()).isEqualTo("--set gpu:" + path + "=x");
                        assertThat(e.reason()).startsWith("profile stack=managed owns '" + path);
                    });
        }
        var tree = new ValueChanges.MergeValues(
                "gpu",
                Value.mapping(values -> values.put("plugin", plugin -> plugin.put("enabled", true))),
                "--values f");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> plan(recipe(""), ComponentSelection.ALL, tree));
    }

    @Test
    void whatTheProfileDoesNotOwnCanBeChanged() {
        assertThat(plan(recipe(""), ComponentSelection.ALL, set("pluginVersion"))
                        .components())
                .hasSize(1);
    }

    @Test
    void aConfigurationForAicrsBundlerIsRefused() {
        // given
        Recipe recipe = recipe("configuration: {slurm: {accounting: {mode: customer-managed}}}\n");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> plan(recipe, ComponentSelection.ALL))
                .satisfies(e -> assertThat(e.object()).isEqualTo("configuration.slurm"));
    }

    private static Change set(String key) {
        return new ValueChanges.SetValues(
                "gpu",
                List.of(new Assignment(List.of(new PathStep.Key(key)), Value.scalar("x"))),
                "--set gpu:" + key + "=x");
    }
}
