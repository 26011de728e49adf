package dev.eidos.bundle.supply;

import dev.eidos.bundle.supply.ImageMention.Role;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan for images in charts' values and in objects of Kubernetes, by the shapes in which both usually name them: a
 * text {@code image}; {@code repository} with {@code registry}, {@code tag} or {@code digest}; and, as NVIDIA's
 * operators have it, {@code repository} for the folder with {@code image} and {@code version} beside it.
 *
 * <p>A {@code repository} with a {@code version} and no {@code image} is taken for the latter with the image left to
 * the chart, so it says too little to be pulled.
 */
final class ImageScan {
    private final List<ImageMention> mentions = new ArrayList<>();
    private final List<Value.Scalar> incomplete = new ArrayList<>();

    private ImageScan() {}

    static ImageScan of(Value root) {
        var scan = new ImageScan();
        scan.scan(root, "");
        return scan;
    }

    /** Those that say enough to be pulled, in the order in which they stand. */
    List<ImageMention> mentions() {
        return List.copyOf(mentions);
    }

    /** Texts called {@code image} that do not, or are no references. */
    List<Value.Scalar> incomplete() {
        return List.copyOf(incomplete);
    }

    private void scan(Value node, String key) {
        switch (node) {
            case Value.Mapping mapping -> {
                // what the node has already is pulled by nobody
                boolean passed = parts(mapping) || "Never".equals(text(mapping.get("imagePullPolicy")));
                mapping.entries().forEach((name, below) -> {
                    if (below instanceof Value.Scalar place && text(place) != null) {
                        if (!passed && isImage(name, key)) {
                            whole(mapping, name, place);
                        }
                    } else {
                        scan(below, name);
                    }
                });
            }
            case Value.Sequence sequence -> sequence.items().forEach(item -> scan(item, key));
            case Value.Scalar _ -> {
                // names no image by itself
            }
        }
    }

    private static boolean isImage(String name, String above) {
        return name.equals("image") || name.endsWith("Image") || above.equals("images");
    }

    /** A reference in one text; only one called {@code image} is completed by what stands beside it. */
    private void whole(Value.Mapping mapping, String name, Value.Scalar place) {
        String text = place.text();
        boolean named = name.equals("image");
        QualifiedImage alone = QualifiedImage.parse(text);
        if (!named) {
            add(alone, place, Role.REFERENCE);
            return;
        }
        Value.Scalar host = text(mapping.get("registry")) != null ? (Value.Scalar) mapping.get("registry") : null;
        QualifiedImage image = QualifiedImage.parse((host == null ? "" : host.text() + "/")
                + text
                + (alone != null && alone.complete() ? "" : suffix(mapping, "version")));
        add(image, host == null ? place : host, host == null ? Role.REFERENCE : Role.REGISTRY);
        if (image == null || !image.complete()) {
            incomplete.add(place);
        }
    }

    /** A reference in several texts; whether the mapping has such. */
    private boolean parts(Value.Mapping mapping) {
        String repository = text(mapping.get("repository"));
        if (repository == null || !(mapping.get("repository") instanceof Value.Scalar place)) {
            return false;
        }
        String registry = text(mapping.get("registry"));
        String name = text(mapping.get("image"));
        name = name == null ? text(mapping.get("name")) : name;
        String full = (registry == null ? "" : registry + "/") + repository + (name == null ? "" : "/" + name);
        QualifiedImage image = QualifiedImage.parse(full + suffix(mapping, name == null ? "tag" : "version"));
        if (registry != null && mapping.get("registry") instanceof Value.Scalar host) {
            add(image, host, Role.REGISTRY);
        } else {
            add(image, place, name == null ? Role.REPOSITORY : Role.FOLDER);
        }
        return true;
    }

    private void add(@Nullable QualifiedImage image, Value.Scalar place, Role role) {
        if (image != null && image.complete()) {
            mentions.add(new ImageMention(image, place, role));
        }
    }

    private static String suffix(Value.Mapping mapping, String other) {
        String tag = text(mapping.get("tag"));
        tag = tag == null ? text(mapping.get(other)) : tag;
        String digest = text(mapping.get("digest"));
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** A text that is not empty; versions may look like numbers. */
    private static @Nullable String text(@Nullable Value node) {
        String text = node instanceof Value.Scalar scalar ? scalar.text() : "";
        return text.isEmpty() ? null : text;
    }
}
