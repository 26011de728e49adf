package dev.eidos.bundle.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupplyListTest {
    private static final String DIGEST = "sha256:7704e2bd74b8edbb76b6913c7904cc2362f1fa887c4d4aba7b19778ea353537c";

    @Test
    void imagesAreFoundInAllShapesThatValuesHave() {
        // given
        BundlePlan plan = Plans.of(Plans.chart("c", "https://charts.example.com", """
            a: {image: {repository: quay.io/x/a, tag: v1}}
            b: {registry: ghcr.io, repository: x/b, tag: 1.10}
            c: {repository: nvcr.io/nvidia, image: driver, version: "580"}
            d: {image: "ubuntu:24.04"}
            e: [{image: {repository: quay.io/x/e, digest: "%1$s"}}]
            f: {pauseImage: "registry.k8s.io/pause:3.10"}
            g: {image: {repository: quay.io/x/a, tag: v1}}
            h: {images: {one: "quay.io/x/h:2@%1$s"}}
            """.formatted(DIGEST)));

        // then
        assertThat(images(plan))
                .containsExactly(
                        "docker.io/library/ubuntu:24.04",
                        "ghcr.io/x/b:1.10",
                        "nvcr.io/nvidia/driver:580",
                        "quay.io/x/a:v1",
                        "quay.io/x/e@" + DIGEST,
                        "quay.io/x/h:2@" + DIGEST,
                        "registry.k8s.io/pause:3.10");
    }

    @Test
    void imagesAreFoundInEveryDocumentOfAManifestAndInCustomResources() {
        // given
        BundlePlan plan = Plans.of(Plans.manifests("m", """
            # a comment
            ---
            kind: Pod
            spec:
              initContainers: [{image: busybox:1}]
              containers:
                - image: quay.io/x/main:2
                  args: ["--- not a marker"]
            --- # another
            kind: Skyhook
            spec: {packages: {tuned: {image: ghcr.io/nvidia/tuned, version: 0.2.3}}}
            ...
            ---
            """));

        // then
        assertThat(images(plan))
                .containsExactly("docker.io/library/busybox:1", "ghcr.io/nvidia/tuned:0.2.3", "quay.io/x/main:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{image: {repository: quay.io/x/a}}",
                "{image: quay.io/x/a}",
                "{driver: {repository: nvcr.io/nvidia, version: '580'}}",
                "{image: \"quay.io/x/a:1\\nevil.example.com/x:1\"}",
                "{image: \"quay.io/x/a:1\\n\"}",
                "{image: \"quay.io/x/\\u001ba:1\"}",
                "{image: \"quay.io/x/a:1 # b\"}",
                "{image: \"quay.io/../a:1\"}",
                "{image: 'Quay.io/X/a:1'}",
                "{chart: {repository: 'https://x.example.com', name: a, version: '1'}}",
                "{image: {repository: quay.io/x/a, tag: \"1\\u0085\"}}",
            })
    void whatCannotBePulledIsLeftOut(String values) {
        assertThat(images(Plans.of(Plans.chart("c", "https://charts.example.com", values))))
                .isEmpty();
    }

    @Test
    void chartsAndKustomizationsAreListedWithTheCommandsThatCopyThem() {
        // given
        BundlePlan plan = Plans.of(
                Plans.kustomization("crds", "https://github.com/kubernetes-sigs/gateway-api"),
                Plans.chart("b", "oci://ghcr.io/nvidia", "{}"),
                Plans.chart("a", "https://charts.example.com", "{}"),
                Plans.chart("evil", "https://x.example.com;reboot", "{}"),
                Plans.chart("x\ny", "https://x.example.com", "{}"));

        // when
        String text = SupplyList.files(plan, new ImageMirror("m.example.com/copy"))
                .get(1)
                .text();

        // then
        assertThat(text.lines().dropWhile(line -> line.startsWith("#")))
                .containsExactly("""
                    a v1.0.0 https://charts.example.com
                    #   helm pull a --repo https://charts.example.com --version v1.0.0 \
                    && helm push a-v1.0.0.tgz oci://m.example.com/copy/charts
                    b v1.0.0 oci://ghcr.io/nvidia/b
                    #   helm pull oci://ghcr.io/nvidia/b --version v1.0.0 \
                    && helm push b-v1.0.0.tgz oci://m.example.com/copy/nvidia
                    crds v1.2.1 https://github.com/kubernetes-sigs/gateway-api//config/crd
                    #   kubectl kustomize 'https://github.com/kubernetes-sigs/gateway-api//config/crd?ref=v1.2.1' \
                    > crds-v1.2.1.yaml
                    """.lines().toArray(String[]::new));
    }

    @Test
    void theBillOfMaterialsIsValidCycloneDx() throws Exception {
        // given
        String text = SupplyList.files(everything()).get(2).text();

        // then
        assertThat(new JsonParser().validate(text.getBytes(StandardCharsets.UTF_8), Version.VERSION_16))
                .isEmpty();
        assertThat(text).doesNotContain("serialNumber", "timestamp");
    }

    @Test
    void theBillOfMaterialsSaysWhatDependsOnWhat() {
        // given
        Value bom = DocumentReader.read(SupplyList.files(everything()).get(2).text(), "sbom.cdx.json");

        // then
        assertThat(bom.items("components"))
                .extracting(item -> item.text("type") + " " + item.text("purl"))
                .containsExactly(
                        "application pkg:helm/operator@v1.0.0?repository_url=https:%2F%2Fcharts.example.com",
                        "application pkg:github/kubernetes-sigs/gateway-api@v1.2.1#config/crd",
                        "application pkg:generic/other@v1.2.1?vcs_url=https:%2F%2Fgit.example.com%2Fa%2Fb#config/crd",
                        "application ",
                        "container pkg:oci/busybox?repository_url=docker.io%2Flibrary%2Fbusybox&tag=1",
                        "container pkg:oci/a@" + DIGEST + "?repository_url=quay.io%2Fx%2Fa&tag=1");
        assertThat(bom.items("dependencies"))
                .extracting(item -> item.text("ref") + " "
                        + item.items("dependsOn").stream().map(Value::text).toList())
                .contains(
                        "component:operator [component:crds, image:quay.io/x/a:1@" + DIGEST + "]",
                        "component:m [image:docker.io/library/busybox:1]");
        assertThat(bom.text("metadata", "component", "name")).isEqualTo("eidos-bundle");
    }

    private static BundlePlan everything() {
        return Plans.of(
                Plans.component(
                        Plans.ref(
                                "operator",
                                ComponentRef.HELM,
                                "operator",
                                "https://charts.example.com",
                                "v1.0.0",
                                null),
                        "{image: 'quay.io/x/a:1@" + DIGEST + "'}",
                        List.of("crds")),
                Plans.kustomization("crds", "https://github.com/Kubernetes-sigs/gateway-api.git"),
                Plans.kustomization("other", "https://git.example.com/a/b"),
                Plans.manifests("m", "kind: Pod\nspec: {containers: [{image: busybox:1}]}\n"));
    }

    private static List<String> images(BundlePlan plan) {
        BundleFile file = SupplyList.files(plan).getFirst();
        assertThat(file.path()).isEqualTo("images.txt");
        return file.text().lines().filter(line -> !line.startsWith("#")).toList();
    }
}
