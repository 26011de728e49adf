package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestDocument;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The charts and images that a bundle pulls, for sites that first copy all of them to a registry of their own, and for
 * auditors.
 */
public final class SupplyList {
    private static final String IMAGES = """
        # The images that the values and manifests of this bundle name. Charts bring more of their own, which
        # only Helm can tell: list them with
        #   helm template CHART --repo REPOSITORY --version VERSION --values VALUES | grep image:
        # and operators start further ones, which their documentation lists.
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
        Map<String, NavigableSet<QualifiedImage>> images = new LinkedHashMap<>();
        plan.components().forEach(component -> images.put(component.name(), images(component)));
        String list = images.values().stream()
                .flatMap(NavigableSet::stream)
                .map(image -> image.text() + "\n")
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        return List.of(
                new BundleFile("images.txt", IMAGES + unread(plan) + list),
                new BundleFile("charts.txt", ChartList.text(plan.components(), mirror)),
                new BundleFile("sbom.cdx.json", JsonWriter.write(BillOfMaterials.document(plan, images))));
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

    private static NavigableSet<QualifiedImage> images(BundledComponent component) {
        NavigableSet<QualifiedImage> images = new TreeSet<>();
        ImageScan.of(component.values()).mentions().forEach(mention -> images.add(mention.image()));
        for (ManifestFile manifest : component.manifests()) {
            for (ManifestDocument document : manifest.documents()) {
                ImageScan.of(document.root()).mentions().forEach(mention -> images.add(mention.image()));
            }
        }
        return images;
    }
}
