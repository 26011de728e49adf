package dev.eidos.bundle.supply;

import dev.eidos.bundle.supply.ImageMention.Role;
import dev.eidos.document.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds images in charts' values and in objects of Kubernetes, by the shapes in which both usually name them: a text
 * {@code image}; {@code repository} with {@code registry}, {@code tag} or {@code digest}; and, as NVIDIA's operators
 * have it, {@code repository} for the folder with {@code image} and {@code version} beside it.
 *
 * <p>A {@code repository} with a {@code version} and no {@code image} is taken for the latter with the image left to
 * the chart, so it says too little to be pulled.
 */
final class ImageScan {
    private final List<ImageMention> mentions = new ArrayList<>();
    private final List<Node.Scalar> incomplete = new ArrayList<>();

    private ImageScan() {}

    static ImageScan of(Node root) {
        var scan = new ImageScan();
        scan.scan(root, "");
        return scan;
    }

    /** Those that say enough to be pulled, in the order in which they stand. */
    List<ImageMention> mentions() {
        return List.copyOf(mentions);
    }

    /** Texts called {@code image} that do not, or are no references. */
    List<Node.Scalar> incomplete() {
        return List.copyOf(incomplete);
    }

    private void scan(Node node, String key) {
        switch (node) {
            case Node.Mapping mapping -> {
                boolean parts = parts(mapping);
                mapping.entries().forEach((name, below) -> {
                    if (below instanceof Node.Scalar place && text(place) != null) {
                        if (!parts && isImage(name, key)) {
                            whole(mapping, name, place);
                        }
                    } else {
                        scan(below, name);
                    }
                });
            }
            case Node.Sequence sequence -> sequence.items().forEach(item -> scan(item, key));
            case Node.Scalar _ -> {
                // names no image by itself
            }
        }
    }

    private static boolean isImage(String name, String above) {
        return name.equals("image") || name.endsWith("Image") || above.equals("images");
    }

    /** A reference in one text; only one called {@code image} is completed by what stands beside it. */
    private void whole(Node.Mapping mapping, String name, Node.Scalar place) {
        String text = place.text();
        boolean named = name.equals("image");
        ImageReference alone = ImageReference.parse(text);
        if (!named) {
            add(alone, place, Role.REFERENCE);
            return;
        }
        Node.Scalar host = text(mapping.get("registry")) != null ? (Node.Scalar) mapping.get("registry") : null;
        ImageReference image = ImageReference.parse((host == null ? "" : host.text() + "/")
                + text
                + (alone != null && alone.complete() ? "" : suffix(mapping, "version")));
        add(image, host == null ? place : host, host == null ? Role.REFERENCE : Role.REGISTRY);
        if (image == null || !image.complete()) {
            incomplete.add(place);
        }
    }

    /** A reference in several texts; whether the mapping has such. */
    private boolean parts(Node.Mapping mapping) {
        String repository = text(mapping.get("repository"));
        if (repository == null || !(mapping.get("repository") instanceof Node.Scalar place)) {
            return false;
        }
        String registry = text(mapping.get("registry"));
        String name = text(mapping.get("image"));
        name = name == null ? text(mapping.get("name")) : name;
        String full = (registry == null ? "" : registry + "/") + repository + (name == null ? "" : "/" + name);
        ImageReference image = ImageReference.parse(full + suffix(mapping, name == null ? "tag" : "version"));
        if (registry != null && mapping.get("registry") instanceof Node.Scalar host) {
            add(image, host, Role.REGISTRY);
        } else {
            add(image, place, name == null ? Role.REPOSITORY : Role.FOLDER);
        }
        return true;
    }

    private void add(@Nullable ImageReference image, Node.Scalar place, Role role) {
        if (image != null && image.complete()) {
            mentions.add(new ImageMention(image, place, role));
        }
    }

    private static String suffix(Node.Mapping mapping, String other) {
        String tag = text(mapping.get("tag"));
        tag = tag == null ? text(mapping.get(other)) : tag;
        String digest = text(mapping.get("digest"));
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** A text that is not empty; versions may look like numbers. */
    private static @Nullable String text(@Nullable Node node) {
        String text = node instanceof Node.Scalar scalar ? scalar.text() : "";
        return text.isEmpty() ? null : text;
    }
}
