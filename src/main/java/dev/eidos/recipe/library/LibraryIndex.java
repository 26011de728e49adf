package dev.eidos.recipe.library;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.document.ValueBytes;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.document.OverlayReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of the embedded library, which is parsed when the tool is built. It is a node with the heads of all
 * overlays, the place of each file and the library's digest, its length before it; then the files' nodes. A recipe reads the first and the
 * few files that it needs.
 */
final class LibraryIndex {
    static final String RESOURCE = "/dev/eidos/recipe/library.index";

    private LibraryIndex() {}

    /** Arguments: the library's folder, the index's file. Only the build runs this. */
    public static void main(String[] args) throws IOException {
        Path index = Path.of(args[1]);
        Files.createDirectories(index.toAbsolutePath().getParent());
        Files.write(index, of(DirectoryFiles.of(Path.of(args[0]), "library")));
    }

    static byte[] of(LibraryFiles files) {
        var content = new ByteArrayOutputStream();
        List<Value> entries = new ArrayList<>();
        for (String path : files.paths()) {
            if (path.endsWith(".class")) {
                continue; // of this package, which an IDE puts into the folder of its resources
            }
            var entry = new MappingBuilder().put("path", path);
            Value document = isManifest(path) ? null : files.document(path);
            if (document != null) {
                entry.put("at", content.size());
                content.writeBytes(ValueBytes.write(document));
            }
            entries.add(entry.build());
        }
        List<Value> heads = files.overlays().stream().map(LibraryIndex::head).toList();
        byte[] table = ValueBytes.write(new MappingBuilder()
                .putItems("overlays", heads)
                .putItems("files", entries)
                .put("sha256", files.sha256())
                .build());
        return ByteBuffer.allocate(Integer.BYTES + table.length + content.size())
                .putInt(table.length)
                .put(table)
                .put(content.toByteArray())
                .array();
    }

    /** Manifests go into bundles as they are, and may hold several documents. */
    private static boolean isManifest(String path) {
        return path.contains("/manifests/") || !(path.endsWith(".yaml") || path.endsWith(".yml"));
    }

    private static Value head(OverlayHead head) {
        var criteria = new MappingBuilder();
        if (head.criteria() != null) {
            head.criteria().values().forEach((criterion, value) -> criteria.put(criterion.label(), value));
        }
        return new MappingBuilder()
                .put("file", head.file())
                .put("metadata", new MappingBuilder().put("name", head.name()).build())
                .put(
                        "spec",
                        new MappingBuilder()
                                .put("base", head.base())
                                .put("criteria", head.criteria() == null ? null : criteria.build())
                                .build())
                .build();
    }

    /** The overlay's head that an entry of the index holds, as {@link #of} wrote it. */
    static OverlayHead head(Value.Mapping entry, DocumentFields fields) {
        return new OverlayReader(fields.text(entry, "file"), fields.file(), _ -> {}).head(entry);
    }
}
