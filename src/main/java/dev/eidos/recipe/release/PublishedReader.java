package dev.eidos.recipe.release;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A reader of the two documents in which repositories list what they have: a Helm repository's {@code index.yaml}
 * (helm.sh, "The Chart Repository Guide") and a registry's list of tags (OCI distribution specification 1.1, "Listing
 * Tags"). They come from elsewhere: whatever has not their form is as if it were not there.
 */
public final class PublishedReader {
    private PublishedReader() {}

    /** The versions of a chart in a repository's index. */
    public static Published index(String text, String name, String chart) {
        Value document = DocumentReader.read(text, name);
        if (!(document instanceof Value.Mapping index) || !(index.get("entries") instanceof Value.Mapping entries)) {
            return new Published.Unknown(name + " is no index of a chart repository");
        }
        List<String> versions = new ArrayList<>();
        Set<String> deprecated = new HashSet<>();
        for (Value entry : entries.items(chart)) {
            String version = entry.text("version");
            if (!version.isEmpty()) {
                versions.add(version);
                if (entry.text("deprecated").equals("true")) {
                    deprecated.add(version);
                }
            }
        }
        return versions.isEmpty() ? new Published.Absent(name) : new Published.Versions(versions, deprecated);
    }

    /** The versions in a registry's list of tags. */
    public static Published tags(String text, String name) {
        Value document = DocumentReader.read(text, name);
        if (!(document instanceof Value.Mapping)) {
            return new Published.Unknown(name + " is no list of tags");
        }
        return of(document.items("tags").stream().map(Value::text).toList(), name);
    }

    /** The versions among tags. */
    public static Published of(List<String> tags, String name) {
        return tags.isEmpty() ? new Published.Absent(name) : new Published.Versions(tags, Set.of());
    }
}
