package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundleFile;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Documents as files of a bundle. */
public final class YamlFiles {
    private YamlFiles() {}

    public static BundleFile file(String path, Value... documents) {
        return file(path, Arrays.asList(documents));
    }

    public static BundleFile file(String path, List<? extends Value> documents) {
        return new BundleFile(path, documents.stream().map(YamlWriter::write).collect(Collectors.joining("---\n")));
    }
}
