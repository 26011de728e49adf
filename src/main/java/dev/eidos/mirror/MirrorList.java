package dev.eidos.mirror;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.KustomizedFile;
import dev.eidos.bundle.supply.ObjectImages;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a site pulls to install a recipe, and eidos itself.
 *
 * @param images sorted by reference
 * @param charts in the order in which they are installed
 * @param files archives, as a release of eidos has them
 * @param unknown what could not be told, a line each: the component and why
 */
public record MirrorList(
        List<Image> images,
        List<Chart> charts,
        List<Kustomization> kustomizations,
        List<String> files,
        List<String> unknown) {
    /** The component that is none of the recipe's. */
    static final String EIDOS = "eidos";

    public MirrorList {
        images = List.copyOf(images);
        charts = List.copyOf(charts);
        kustomizations = List.copyOf(kustomizations);
        files = List.copyOf(files);
        unknown = List.copyOf(unknown);
    }

    /**
     * An image.
     *
     * @param reference written out, with tag or digest
     * @param digest that the reference pins; null if it pins none
     * @param components that name it
     */
    public record Image(String reference, @Nullable String digest, List<String> components) {
        public Image {
            components = List.copyOf(components);
        }
    }

    /**
     * A chart.
     *
     * @param repository {@code https://…}, or {@code oci://…} without the chart's name
     * @param digest of the packed chart, where the recipe says it or the chart is at hand
     */
    public record Chart(
            String component,
            String name,
            String version,
            String repository,
            @Nullable String digest) {
        boolean isOci() {
            return repository.startsWith("oci://");
        }

        /** As Helm calls the packed file. */
        String file() {
            return name + "-" + version + ".tgz";
        }
    }

    /** A folder of a git repository. */
    public record Kustomization(String component, String repository, String path, String tag) {
        /** The file with what it gives, as a bundle takes it. */
        String file() {
            return KustomizedFile.name(component, tag);
        }
    }

    /**
     * Lists what a plan pulls.
     *
     * @param image of the agent, of this version of eidos
     * @param archives of eidos' release
     */
    public static MirrorList of(BundlePlan plan, RenderedImages rendered, String image, List<String> archives)
            throws InterruptedException {
        Map<String, SortedSet<String>> images = new TreeMap<>();
        List<Chart> charts = new ArrayList<>();
        List<Kustomization> kustomizations = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (BundledComponent component : plan.components()) {
            boolean chart = component.kind() == BundledComponent.Kind.CHART;
            boolean known = false;
            if (chart) {
                String digest = null;
                switch (rendered.of(component)) {
                    case RenderedImages.Known(SortedSet<String> all, String sha256) -> {
                        all.forEach(one -> named(images, one, component.name()));
                        known = true;
                        digest = sha256;
                    }
                    case RenderedImages.Unknown(String reason) ->
                        unknown.add(component.name() + ": images of its chart; " + reason);
                }
                charts.add(chart(component.ref(), digest));
                if (digest != null
                        && component.ref().digest() != null
                        && !digest.equals(component.ref().digest())) {
                    unknown.add(component.name() + ": its chart at hand has the digest " + digest
                            + ", and the recipe another");
                }
            } else if (component.kind() == BundledComponent.Kind.KUSTOMIZATION) {
                kustomizations.add(kustomization(component.ref()));
                unknown.add(component.name() + ": images of its kustomization, if it has any; nobody looked into "
                        + component.ref().source());
            }
            ObjectImages.of(component, chart && !known).forEach(one -> named(images, one, component.name()));
            component.manifests().stream()
                    .filter(manifest -> manifest.template())
                    .forEach(manifest ->
                            unknown.add(component.name() + ": images of " + manifest.name() + ", which is a template"));
        }
        String own = ObjectImages.qualified(image);
        named(images, own == null ? image : own, EIDOS);
        List<Image> all = new ArrayList<>();
        images.forEach((reference, components) ->
                all.add(new Image(reference, ObjectImages.digest(reference), List.copyOf(components))));
        return new MirrorList(all, charts, kustomizations, archives, unknown);
    }

    /** The driver's tag is completed on each node by its operating system, so that the list cannot have it whole. */
    public List<String> incomplete() {
        return images.stream()
                .map(Image::reference)
                .filter(reference -> reference.matches("[^:@]*/nvidia/driver:[0-9.]+"))
                .map(reference ->
                        reference + ": the GPU Operator puts the nodes' operating system behind the tag, as in "
                                + reference + "-ubuntu24.04")
                .toList();
    }

    private static void named(Map<String, SortedSet<String>> images, String image, String component) {
        images.computeIfAbsent(image, _ -> new TreeSet<>()).add(component);
    }

    private static Chart chart(ComponentRef ref, @Nullable String atHand) {
        String repository = Objects.requireNonNullElse(ref.source(), "");
        return new Chart(
                ref.name(),
                Objects.requireNonNullElse(ref.chart(), ref.name()),
                Objects.requireNonNullElse(ref.version(), ""),
                repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository,
                ref.digest() == null ? atHand : ref.digest());
    }

    private static Kustomization kustomization(ComponentRef ref) {
        return new Kustomization(
                ref.name(),
                Objects.requireNonNullElse(ref.source(), ""),
                Objects.requireNonNullElse(ref.path(), ""),
                Objects.requireNonNullElse(ref.tag(), ""));
    }
}
