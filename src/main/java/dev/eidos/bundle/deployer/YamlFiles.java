package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundleFile;
import dev.eidos.document.Node;
import dev.eidos.document.YamlWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Documents as files of a bundle. */
final class YamlFiles {
    private YamlFiles() {}

    static BundleFile file(String path, Node... documents) {
        return file(path, Arrays.asList(documents));
    }

    static BundleFile file(String path, List<? extends Node> documents) {
        return new BundleFile(path, documents.stream().map(YamlWriter::write).collect(Collectors.joining("---\n")));
    }
}
