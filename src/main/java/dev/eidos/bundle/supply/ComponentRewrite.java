package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.BundledComponent.Kind;
import dev.eidos.bundle.ManifestDocument;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.Assignment.PathStep;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.TreeAssign;
import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One component's move to a mirror. */
final class ComponentRewrite {
    private final ImageMirror mirror;
    private final String component;
    private final List<String> left;

    /** @param left is told what stays where it is */
    ComponentRewrite(ImageMirror mirror, String component, List<String> left) {
        this.mirror = mirror;
        this.component = component;
        this.left = left;
    }

    /** A chart of definitions alone: its list is there, and empty. */
    private static boolean hasNoImages(@Nullable RegisteredComponent registered) {
        return registered != null && registered.document().at("imageRegistryPaths") instanceof Value.Sequence;
    }

    BundledComponent apply(BundledComponent old, @Nullable RegisteredComponent registered) {
        List<RegistryPath> paths = registered == null ? List.of() : RegistryPath.of(registered);
        ManifestFile kustomized = old.kustomized();
        if (old.kind() == Kind.KUSTOMIZATION && kustomized == null) {
            left.add(component + ": " + old.ref().source() + " is not in a registry");
        } else if (old.kind() == Kind.CHART && paths.isEmpty() && !hasNoImages(registered)) {
            left.add(component + ": the registry of components does not know which values name its images");
        }
        Value.Mapping values = old.values();
        for (RegistryPath path : paths) {
            values = set(values, path);
        }
        for (ImageMention mention : ImageScan.of(values).mentions()) {
            if (!mirror.has(mention.image().location())) {
                left.add(component + ": image " + mention.image().text()
                        + " in its values, at none of the paths that are known");
            }
        }
        List<ManifestFile> manifests = new ArrayList<>();
        for (ManifestFile manifest : old.manifests()) {
            manifests.add(moved(manifest));
        }
        return new BundledComponent(
                old.kind() == Kind.CHART ? mirror.chart(old.ref()) : old.ref(),
                values,
                old.dependencies(),
                manifests,
                old.namespaceLabels(),
                old.installation(),
                kustomized == null ? null : movedAsItIs(kustomized));
    }

    private Value.Mapping set(Value.Mapping values, RegistryPath path) {
        String shown = component + ":" + path.path();
        List<PathStep> steps = steps(path, shown);
        Value there = at(values, steps);
        String old = there == null ? "" : there.text();
        old = old.isEmpty() ? path.chartDefault() : old;
        if (!path.isRegistry() && (!path.isRepository() || old.isEmpty())) {
            left.add(component + ": " + path.path() + ", whose default in the chart is not known");
            return values;
        }
        String value = path.isRegistry() || isFolder(values, steps) ? mirror.folder(old) : mirror.reference(old);
        return TreeAssign.set(values, new Assignment(steps, Value.scalar(value)), shown);
    }

    private static List<PathStep> steps(RegistryPath path, String shown) {
        try {
            return HelmSet.path(path.path());
        } catch (MalformedValue e) {
            throw e.at(shown);
        }
    }

    /** Returns whether the repository is only a folder, because the image's name stands beside it. */
    private static boolean isFolder(Value.Mapping values, List<PathStep> steps) {
        Value above = at(values, steps.subList(0, steps.size() - 1));
        return above != null && !above.text("image").isEmpty();
    }

    private static @Nullable Value at(Value.Mapping values, List<PathStep> steps) {
        Value at = values;
        for (PathStep step : steps) {
            at = switch (step) {
                case PathStep.Key(String name) -> at instanceof Value.Mapping mapping ? mapping.get(name) : null;
                case PathStep.Index(int position) ->
                    at instanceof Value.Sequence sequence
                                    && position < sequence.items().size()
                            ? sequence.items().get(position)
                            : null;
            };
        }
        return at;
    }

    private ManifestFile moved(ManifestFile manifest) {
        if (manifest.template()) {
            left.add(component + ": images in " + manifest.name() + ", which is a template that only Helm can read");
            return manifest;
        }
        return ManifestFile.of(manifest.name(), manifest(manifest)).before(manifest.before());
    }

    /** What looks like a template in it is text: kustomize renders none. */
    private ManifestFile movedAsItIs(ManifestFile kustomized) {
        return ManifestFile.asItIs(kustomized.name(), manifest(kustomized));
    }

    /** The text with other registries; all else, comments too, stays as it is. */
    private String manifest(ManifestFile manifest) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (ManifestDocument document : manifest.documents()) {
            ImageScan scan = ImageScan.of(document.root());
            var replacements = new TextReplacements(document.text());
            for (ImageMention mention : scan.mentions()) {
                String old = mention.place().text();
                if (!replacements.add(mention.place(), old, mirror.place(old, mention.role()))) {
                    left.add(component + ": image " + mention.image().text() + " in " + manifest.name()
                            + ", which is written in a way that cannot be replaced");
                }
            }
            for (Value.Scalar place : scan.incomplete()) {
                left.add(component + ": image '" + place.text().replaceAll("\\p{Cntrl}", "?") + "' in "
                        + manifest.name() + ", which has no tag or is no image reference");
            }
            text.append(manifest.text(), done, document.start()).append(replacements.apply());
            done = document.start() + document.text().length();
        }
        return text.append(manifest.text().substring(done)).toString();
    }
}
