package dev.eidos.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundlePlanner;
import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.deployer.YamlDocuments;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.document.Value;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MirrorListTest {
    private static final String OPERATOR = "nvcr.io/nvidia/gpu-operator:v26.7.0";
    private static final String PINNED = "ghcr.io/nvidia/eidos:1.2.3@sha256:" + "a".repeat(64);

    private final MirrorList list;

    MirrorListTest() throws InterruptedException {
        var library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
        Recipe recipe = new RecipeResolver(library, "1.2.3")
                .resolve(
                        Criteria.NONE
                                .with(Criterion.SERVICE, "eks")
                                .with(Criterion.ACCELERATOR, "h100")
                                .with(Criterion.INTENT, "inference"),
                        null)
                .recipe();
        BundlePlan plan = new BundlePlanner(recipe, library)
                .plan(
                        ComponentSelection.ALL,
                        new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, 0),
                        ValueChanges.NONE,
                        "1.2.3");
        RenderedImages rendered = component -> component.name().equals("gpu-operator")
                ? new RenderedImages.Known(new TreeSet<>(List.of(OPERATOR, "nvcr.io/nvidia/driver:580.173.02")))
                : new RenderedImages.Unknown("not at hand");
        list = MirrorList.of(plan, rendered, PINNED, EidosItself.archives("1.2.3"));
    }

    @Test
    void whatIsRenderedIsListedAndTheRestIsSaidToBeUnknown() {
        // then
        assertThat(list.images())
                .contains(new MirrorList.Image(OPERATOR, null, List.of("gpu-operator")))
                .contains(new MirrorList.Image(PINNED, "sha256:" + "a".repeat(64), List.of("eidos")));
        assertThat(list.unknown())
                .contains("cert-manager: images of its chart; not at hand")
                .noneMatch(reason -> reason.startsWith("gpu-operator:"));
        assertThat(list.files()).contains("eidos-1.2.3-linux-x64.tar.gz");
        assertThat(list.kustomizations())
                .extracting(MirrorList.Kustomization::component)
                .contains("gateway-api-crds");
        assertThat(list.incomplete()).singleElement().asString().contains("-ubuntu24.04");
    }

    @Test
    void whatAMirrorHasUnderItsOwnNameIsNotMissing() {
        // given
        MirrorStock stock = MirrorStock.read("""
            # copied on Monday
            m.example.com/copy/nvidia/gpu-operator:v26.7.0
            cert-manager-v1.21.1.tgz   # by hand
            eidos-1.2.3-linux-x64.tar.gz
            """, "m.example.com/copy");

        // when
        MirrorList missing = stock.missing(list);

        // then
        assertThat(missing.images()).extracting(MirrorList.Image::reference).doesNotContain(OPERATOR);
        assertThat(missing.images()).hasSize(list.images().size() - 1);
        assertThat(missing.charts()).extracting(MirrorList.Chart::name).doesNotContain("cert-manager");
        assertThat(missing.charts()).hasSize(list.charts().size() - 1);
        assertThat(missing.files()).containsExactly("eidos-1.2.3-linux-arm64.tar.gz");
    }

    /** Hauler's own types (hauler-dev/hauler v2, pkg/apis/hauler.cattle.io/v1: image.go, chart.go). */
    @Test
    void haulersManifestHasFieldsThatHaulerReadsAndNoOthers() {
        // given
        Map<String, Set<String>> fields = Map.of(
                "images",
                Set.of("name", "key", "platform", "rewrite", "exclude-extras", "local"),
                "charts",
                Set.of("name", "repoURL", "version", "rewrite", "valuesFiles", "platform", "add-images"));

        // when
        List<Value> documents = YamlDocuments.of(MirrorForms.hauler(list));

        // then
        assertThat(documents)
                .extracting(document -> document.text("apiVersion") + " " + document.text("kind"))
                .containsExactly("content.hauler.cattle.io/v1 Images", "content.hauler.cattle.io/v1 Charts");
        for (Value document : documents) {
            String key = document.text("kind").toLowerCase(Locale.ROOT);
            assertThat(((Value.Mapping) document).entries()).containsOnlyKeys("apiVersion", "kind", "metadata", "spec");
            assertThat(document.text("metadata", "name")).matches("[a-z0-9-]+");
            assertThat(document.items("spec", key)).isNotEmpty().allSatisfy(item -> {
                assertThat(Objects.requireNonNull(fields.get(key)))
                        .containsAll(((Value.Mapping) item).entries().keySet());
                assertThat(item.text("name")).isNotEmpty();
            });
        }
        assertThat(documents.get(1).items("spec", "charts")).allSatisfy(chart -> {
            assertThat(chart.text("repoURL")).matches("(https|oci)://.*[^/]");
            assertThat(chart.text("version")).isNotEmpty();
        });
        assertThat(documents.getFirst().items("spec", "images"))
                .extracting(image -> image.text("name"))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        list.images().stream().map(MirrorList.Image::reference).toList());
    }

    @Test
    void theFormsOfToolsHaveTheSame() {
        // when
        String hauler = MirrorForms.hauler(list);
        String regsync = MirrorForms.regsync(list, "m.example.com");

        // then
        assertThat(hauler)
                .contains("apiVersion: content.hauler.cattle.io/v1", "kind: Images", "kind: Charts", OPERATOR)
                .contains(
                        "# Not in a registry: kubectl kustomize"
                                + " 'https://github.com/kubernetes-sigs/gateway-api//config/crd?ref=v",
                        "# Not known: cert-manager: images");
        assertThat(regsync)
                .contains("source: " + OPERATOR, "target: m.example.com/nvidia/gpu-operator:v26.7.0")
                .contains("helm pull cert-manager --repo https://charts.jetstack.io --version v1.21.1");
    }
}
