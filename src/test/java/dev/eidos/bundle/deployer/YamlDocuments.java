package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundleFile;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The documents that our own writer wrote, which puts nothing behind the dashes between them. */
public final class YamlDocuments {
    private YamlDocuments() {}

    public static List<Value> of(String text) {
        return Arrays.stream(text.split("(?m)^---$\\n?", -1))
                .filter(part -> !part.isBlank())
                .map(part -> DocumentReader.read(part, "test"))
                .toList();
    }

    /** All objects of the bundle whose API group is one of these. */
    public static List<Value> ofGroups(List<BundleFile> files, String... groups) {
        return files.stream()
                .filter(file -> file.path().endsWith(".yaml")
                        && !file.path().contains("manifests/")
                        && !file.path().contains("templates/")
                        && !file.path().endsWith("values.yaml"))
                .flatMap(file -> of(file.text()).stream())
                .filter(node -> Stream.of(groups)
                        .anyMatch(group -> node.text("apiVersion").startsWith(group)))
                .toList();
    }

    public static String name(Value object) {
        return object.text("metadata", "name");
    }
}
