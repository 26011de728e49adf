package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestDocument;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The images that objects of Kubernetes name, with tag or digest: as {@link ImageScan} finds them, and whole in
 * arguments and variables, where operators read which images they start. What is switched off is pulled by nobody.
 */
public final class ObjectImages {
    private static final Pattern WHOLE = Pattern.compile("(?:^|[\\s=,\"'])"
            + "((?:[a-z0-9-]{1,63}\\.){1,8}[a-z0-9-]{2,63}(?::[0-9]{1,5})?(?:/[a-z0-9._-]{1,128}){1,8}"
            + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64}))(?=$|[\\s,\"'])");

    /** Taints look like images. */
    private static final List<String> EFFECTS = List.of(":NoSchedule", ":NoExecute", ":PreferNoSchedule");

    private static final int LONGEST = 64 << 10;

    /** A ConfigMap has no more. */
    private static final int LONGEST_OBJECT = 1 << 20;

    private static final Pattern OBJECT = Pattern.compile("(?m)^apiVersion: *[\"']?[a-z0-9./]+");

    private ObjectImages() {}

    /** Of what a chart was rendered to, and of what it says beside that. */
    public static SortedSet<String> ofRendered(String manifests, String name) {
        SortedSet<String> images = new TreeSet<>();
        for (ManifestDocument document : ManifestDocument.all(manifests, name)) {
            if (!document.root().text("kind").equals("CustomResourceDefinition") && !isTest(document.root())) {
                add(document.root(), images);
                inside(document.root(), images);
            }
        }
        return images;
    }

    /**
     * The objects that a ConfigMap holds as text, for a job that applies them, as KAI Scheduler's chart does with its
     * configuration. Text that is none, or no YAML, names no images.
     */
    private static void inside(Value object, SortedSet<String> images) {
        if (!object.text("kind").equals("ConfigMap")) {
            return;
        }
        object.texts("data").forEach((name, text) -> {
            if (text.length() <= LONGEST_OBJECT && OBJECT.matcher(text).find()) {
                try {
                    ManifestDocument.all(text, name).forEach(document -> {
                        if (!document.root().text("apiVersion").isEmpty()) {
                            add(document.root(), images);
                        }
                    });
                } catch (EidosException _) {
                    // a script or a template, with an object somewhere in it
                }
            }
        });
    }

    /** Nobody installs a chart's tests; the annotation has another name where a chart was laid out to show hooks. */
    private static boolean isTest(Value object) {
        return object.text("metadata", "annotations", "helm.sh/hook").startsWith("test")
                || object.text("metadata", "annotations", "eidos.nvidia.com/hook")
                        .startsWith("test");
    }

    /** Of a component's manifests; its values too, where its chart cannot be rendered. */
    public static SortedSet<String> of(BundledComponent component, boolean values) {
        SortedSet<String> images = new TreeSet<>();
        if (values) {
            add(component.values(), images);
        }
        for (ManifestFile manifest : component.manifests()) {
            manifest.documents().forEach(document -> add(document.root(), images));
        }
        return images;
    }

    /** An image written out, as it is pulled; null if the text is none or does not say which. */
    public static @Nullable String qualified(String text) {
        QualifiedImage image = QualifiedImage.parse(text);
        return image == null || !image.complete() ? null : image.text();
    }

    /** The digest that a reference pins; null if it pins none. */
    public static @Nullable String digest(String text) {
        QualifiedImage image = QualifiedImage.parse(text);
        return image == null ? null : image.digest();
    }

    private static void add(Value root, SortedSet<String> images) {
        Value on = switchedOn(root);
        ImageScan.of(on)
                .mentions()
                .forEach(mention -> images.add(mention.image().text()));
        whole(on, images);
        EnvironmentImages.add(on, images);
    }

    private static Value switchedOn(Value node) {
        return switch (node) {
            case Value.Mapping mapping when mapping.isFalse("enabled") -> Value.Mapping.EMPTY;
            case Value.Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, switchedOn(value)));
                yield Value.mapping(entries);
            }
            case Value.Sequence sequence ->
                Value.sequence(
                        sequence.items().stream().map(ObjectImages::switchedOn).toList());
            case Value.Scalar scalar -> scalar;
        };
    }

    private static void whole(Value node, SortedSet<String> images) {
        switch (node) {
            case Value.Mapping mapping -> mapping.entries().values().forEach(value -> whole(value, images));
            case Value.Sequence sequence -> sequence.items().forEach(item -> whole(item, images));
            case Value.Scalar scalar -> whole(scalar.text(), images);
        }
    }

    private static void whole(String text, SortedSet<String> images) {
        if (text.length() > LONGEST || text.indexOf('/') < 0) {
            return;
        }
        Matcher found = WHOLE.matcher(text);
        while (found.find()) {
            String image = qualified(found.group(1));
            if (image != null && EFFECTS.stream().noneMatch(found.group(1)::endsWith)) {
                images.add(image);
            }
        }
    }
}
