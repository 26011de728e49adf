package dev.eidos.bundle.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.Scheduling.Group;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BundlerTest {
    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
    private final Recipe recipe = new RecipeResolver(library, "1.2.3")
            .resolve(
                    Criteria.NONE
                            .with(Criterion.SERVICE, "eks")
                            .with(Criterion.ACCELERATOR, "h100")
                            .with(Criterion.INTENT, "training"),
                    null)
            .recipe();
    private final Bundler bundler = new Bundler(library, "1.2.3");
    private final List<BundleNote> notes = new ArrayList<>();

    @Test
    void aProgramGetsTheFilesOfARecipe() throws InterruptedException {
        // when
        BuiltBundle built = bundler.build(request(ComponentSelection.ALL, null), RenderedImages.NONE, notes::add);

        // then
        assertThat(built.plan().components()).hasSameSizeAs(recipe.components());
        assertThat(built.files().stream().map(BundleFile::path))
                .contains("README.md", "recipe.yaml", "images.txt", "charts.txt", "sbom.cdx.json");
        assertThat(notes).isEmpty();
    }

    @Test
    void whatComesAlongIsTold() throws InterruptedException {
        // given
        var selection = new ComponentSelection(List.of("gpu-operator"), true);

        // when
        bundler.build(request(selection, null), RenderedImages.NONE, notes::add);

        // then
        assertThat(notes)
                .containsExactly(new BundleNote.BroughtAlong(List.of("gpu-operator"), selection.broughtAlong(recipe)));
    }

    @Test
    void thePlanKeepsTheSourcesThatAMirrorStandsFor() throws InterruptedException {
        // when
        BuiltBundle built = bundler.build(
                request(ComponentSelection.ALL, new ImageMirror("registry.example.com/mirror")),
                RenderedImages.NONE,
                notes::add);

        // then
        assertThat(built.plan().components())
                .isNotEmpty()
                .allSatisfy(component ->
                        assertThat(String.valueOf(component.ref().source())).doesNotContain("registry.example.com"));
        assertThat(built.files().stream()
                        .filter(file -> file.path().endsWith("install.sh")
                                || file.path().equals("README.md")))
                .anySatisfy(file -> assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                        .contains("registry.example.com/mirror"));
    }

    private BundleRequest request(ComponentSelection selection, @Nullable ImageMirror mirror) {
        return new BundleRequest(
                recipe,
                selection,
                new Scheduling(Group.ANY, Group.ANY, 0),
                ValueChanges.NONE,
                Deployer.HELM,
                DeployerOptions.DEFAULTS,
                mirror);
    }
}
