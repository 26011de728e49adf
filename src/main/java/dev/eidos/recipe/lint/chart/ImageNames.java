package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The images that an object names, without tags: under {@code image}; in parts, as custom resources have them; and
 * whole in arguments and variables, where operators read which images they start.
 */
final class ImageNames {
    /** With a host and a tag or digest: whatever looks so is an image. */
    private static final Pattern WHOLE = Pattern.compile("(?:^|[\\s=,\"'])"
            + "((?:[a-z0-9-]{1,63}\\.){1,8}[a-z0-9-]{2,63}(?::[0-9]{1,5})?(?:/[a-z0-9._-]{1,128}){1,8})"
            + "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})(?=$|[\\s,\"'])");

    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9-]{1,63}\\.){1,8}[a-z0-9-]{2,63}(?::[0-9]{1,5})?");

    /** Taints look like images. */
    private static final List<String> EFFECTS = List.of("NoSchedule", "NoExecute", "PreferNoSchedule");

    private static final int LONGEST = 64 << 10;

    private ImageNames() {}

    static SortedSet<String> in(Value object) {
        SortedSet<String> images = new TreeSet<>();
        if (!object.text("kind").equals(RenderedObjects.DEFINITION)) {
            scan(object, images);
        }
        return images;
    }

    private static void scan(Value node, SortedSet<String> images) {
        switch (node) {
            case Value.Sequence sequence -> sequence.items().forEach(item -> scan(item, images));
            case Value.Scalar scalar -> whole(scalar.text(), images);
            case Value.Mapping off
            when off.isFalse("enabled") -> {
                // nobody pulls what is switched off
            }
            case Value.Mapping mapping -> {
                String repository = mapping.text("repository");
                boolean parts = !repository.isEmpty() && HOST.matcher(host(joined(mapping, repository))).matches();
                if (parts) {
                    images.add(joined(mapping, repository));
                }
                for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                    boolean named = entry.getKey().equals("image") && entry.getValue() instanceof Value.Scalar;
                    if (named && !parts && mapping.text("repository").isEmpty()) {
                        add(entry.getValue().text(), images);
                    } else if (!(parts && named)) {
                        scan(entry.getValue(), images);
                    }
                }
            }
        }
    }

    private static String joined(Value.Mapping mapping, String repository) {
        String registry = mapping.text("registry");
        String image = mapping.text("image");
        String path = (registry.isEmpty() ? "" : registry + "/") + repository;
        return withoutTag(image.isEmpty() ? path : path + "/" + image);
    }

    private static void add(String image, SortedSet<String> images) {
        String bare = withoutTag(image);
        if (!bare.isEmpty() && bare.indexOf(' ') < 0) {
            images.add(HOST.matcher(host(bare)).matches() ? bare : "docker.io/" + bare);
        }
    }

    private static void whole(String text, SortedSet<String> images) {
        if (text.length() > LONGEST || text.indexOf('/') < 0) {
            return;
        }
        Matcher image = WHOLE.matcher(text);
        while (image.find()) {
            String tag = image.group(2);
            if (tag == null || !EFFECTS.contains(tag)) {
                images.add(image.group(1));
            }
        }
    }

    private static String host(String image) {
        int slash = image.indexOf('/');
        return slash < 0 ? "" : image.substring(0, slash);
    }

    private static String withoutTag(String image) {
        int at = image.indexOf('@');
        String bare = at < 0 ? image : image.substring(0, at);
        int colon = bare.lastIndexOf(':');
        return colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
    }

    /** The path at which a chart's values name an image, whole or without its host; empty where it is not told. */
    static String pathOf(Value.Mapping values, String image) {
        String[] found = {""};
        String inHost = image.substring(host(image).length() + 1);
        ValueTrees.leaves(values, (path, value) -> {
            String text = value instanceof Value.Scalar scalar ? withoutTag(scalar.text()) : "";
            if (found[0].isEmpty() && (text.equals(image) || text.equals(inHost))) {
                found[0] = ValueTrees.text(path);
            }
        });
        return found[0];
    }
}
