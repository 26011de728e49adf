package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestDocument;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.document.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The charts and images that a bundle pulls, for sites that first copy all of them to a registry of their own, and for
 * auditors.
 */
public final class SupplyList {
    private static final String SOME = """
        # The images that the values and manifests of this bundle name. Charts bring more of their own, which
        # only Helm can tell: list them with
        #   helm template CHART --repo REPOSITORY --version VERSION --values VALUES | grep image:
        # and operators start further ones, which their documentation lists.
        """;

    private static final String RENDERED = """
        # The images that this bundle's charts, rendered with its values, and its manifests name. An operator may
        # complete a tag on each node, as the GPU Operator does with the driver's: 580.82.07-ubuntu24.04.
        """;

    private SupplyList() {}

    /** {@code images.txt}, {@code charts.txt} and {@code sbom.cdx.json}, of a plan as it is. */
    public static List<BundleFile> files(BundlePlan plan) {
        return files(plan, null);
    }

    /**
     * As {@link #files(BundlePlan)}, with commands that copy charts to a mirror.
     *
     * @param plan as it was before {@link ImageMirror#apply}, for it is the originals that are copied
     */
    public static List<BundleFile> files(BundlePlan plan, @Nullable ImageMirror mirror) {
        return files(plan, mirror, Map.of(), List.of(), VendoredCharts.NONE, digests(plan, VendoredCharts.NONE));
    }

    /**
     * As {@link #files(BundlePlan, ImageMirror)}, with the images of charts that somebody could render.
     *
     * @param charts that the bundle has itself
     * @throws InterruptedException if somebody does not want to wait for it any more
     */
    public static List<BundleFile> files(
            BundlePlan plan, @Nullable ImageMirror mirror, RenderedImages rendered, VendoredCharts charts)
            throws InterruptedException {
        Map<String, SortedSet<String>> known = new LinkedHashMap<>();
        Map<String, String> digests = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (BundledComponent component : plan.components()) {
            if (component.kind() == BundledComponent.Kind.CHART) {
                switch (rendered.of(component)) {
                    case RenderedImages.Known(SortedSet<String> images, String digest) -> {
                        known.put(component.name(), images);
                        put(digests, component, digest);
                    }
                    // without the reason: where somebody keeps charts must not change the bundle
                    case RenderedImages.Unknown _ -> unknown.add("# Not rendered: " + component.name() + "\n");
                }
            }
        }
        digests.putAll(digests(plan, charts));
        return files(plan, mirror, known, known.isEmpty() ? List.of() : unknown, charts, digests);
    }

    /** What is in the bundle counts more than what the recipe says. */
    private static Map<String, String> digests(BundlePlan plan, VendoredCharts charts) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (BundledComponent component : plan.components()) {
            put(digests, component, component.ref().digest());
            put(digests, component, charts.digest(component.name()));
        }
        return digests;
    }

    private static void put(Map<String, String> digests, BundledComponent component, @Nullable String digest) {
        if (digest != null) {
            digests.put(component.name(), digest);
        }
    }

    private static List<BundleFile> files(
            BundlePlan plan,
            @Nullable ImageMirror mirror,
            Map<String, SortedSet<String>> rendered,
            List<String> unknown,
            VendoredCharts charts,
            Map<String, String> digests) {
        Map<String, NavigableSet<QualifiedImage>> images = new LinkedHashMap<>();
        for (BundledComponent component : plan.components()) {
            images.put(component.name(), images(component, rendered.get(component.name())));
        }
        String list = images.values().stream()
                .flatMap(NavigableSet::stream)
                .map(image -> image.text() + "\n")
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        return List.of(
                new BundleFile(
                        "images.txt",
                        (rendered.isEmpty() ? SOME : RENDERED) + String.join("", unknown) + unread(plan) + list),
                new BundleFile("charts.txt", new ChartList(mirror, charts, digests).text(plan.components())),
                new BundleFile("sbom.cdx.json", JsonWriter.write(new BillOfMaterials(digests).document(plan, images))));
    }

    private static String unread(BundlePlan plan) {
        var lines = new StringBuilder();
        for (BundledComponent component : plan.components()) {
            for (ManifestFile manifest : component.manifests()) {
                if (manifest.template()) {
                    lines.append("# Not looked into, since it is a template: ")
                            .append(component.name())
                            .append(", ")
                            .append(manifest.name())
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }

    /** @param rendered what its chart names, values included; null if nobody could tell */
    private static NavigableSet<QualifiedImage> images(
            BundledComponent component, @Nullable SortedSet<String> rendered) {
        NavigableSet<QualifiedImage> images = new TreeSet<>();
        if (rendered == null) {
            ImageScan.of(component.values()).mentions().forEach(mention -> images.add(mention.image()));
        } else {
            rendered.forEach(reference -> images.add(Objects.requireNonNull(QualifiedImage.parse(reference))));
        }
        List<ManifestFile> manifests = new ArrayList<>(component.manifests());
        if (component.kustomized() != null) {
            manifests.add(component.kustomized());
        }
        for (ManifestFile manifest : manifests) {
            for (ManifestDocument document : manifest.documents()) {
                ImageScan.of(document.root()).mentions().forEach(mention -> images.add(mention.image()));
            }
        }
        return images;
    }
}
