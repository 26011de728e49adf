package dev.eidos.recipe.library;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.Value;
import dev.eidos.document.ValueBytes;
import dev.eidos.recipe.OverlayHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The library that comes with the tool, by way of the index that the build made. */
public final class EmbeddedFiles implements LibraryFiles {
    private static final String FOLDER = "/dev/eidos/recipe/library/";

    private final byte[] index;
    private final int content;
    private final Value table;
    private final Map<String, Long> places = new TreeMap<>();
    private final Map<String, Value> documents = new HashMap<>();

    private EmbeddedFiles(byte[] index) {
        this.index = index;
        ByteBuffer in = ByteBuffer.wrap(index);
        this.content = Integer.BYTES + in.getInt();
        this.table = ValueBytes.read(in);
        for (Value file : table.items("files")) {
            places.put(file.text("path"), file.number("at", -1));
        }
    }

    /**
     * Opens the library by its index. Classes that an IDE compiled have none: their library is then parsed where the
     * IDE put its files.
     */
    public static EmbeddedFiles open() {
        byte[] index = resourceOrNull(LibraryIndex.RESOURCE);
        return new EmbeddedFiles(index != null ? index : indexOf(EmbeddedFiles.class.getResource(FOLDER + REGISTRY)));
    }

    /** The index that the build would have made of the folder with this registry. */
    static byte[] indexOf(@Nullable URL registry) {
        if (registry == null || !registry.getProtocol().equals("file")) {
            throw new IllegalStateException(LibraryIndex.RESOURCE + " is not in the package");
        }
        Path file = Path.of(URI.create(registry.toString()));
        return LibraryIndex.of(DirectoryFiles.of(file.resolveSibling(""), "library"));
    }

    @Override
    public List<OverlayHead> overlays() {
        DocumentFields fields = new DocumentFields("library index", LibraryIndex.RESOURCE, _ -> {});
        List<OverlayHead> heads = new ArrayList<>();
        for (Value head : table.items("overlays")) {
            heads.add(LibraryIndex.head(fields.mapping(head), fields));
        }
        return heads;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(places.keySet());
    }

    @Override
    public boolean has(String path) {
        return places.containsKey(path);
    }

    @Override
    public @Nullable Value document(String path) {
        Long at = places.get(path);
        if (at == null || at < 0) {
            return null;
        }
        Value known = documents.get(path);
        if (known == null) {
            known = ValueBytes.read(ByteBuffer.wrap(index).position(content + at.intValue()));
            documents.put(path, known);
        }
        return known;
    }

    @Override
    public @Nullable String text(String path) {
        return has(path) ? new String(resource(FOLDER + path), StandardCharsets.UTF_8) : null;
    }

    @Override
    public String sha256() {
        return table.text("sha256");
    }

    @Override
    public String place(String path) {
        return "embedded:" + path;
    }

    private static byte[] resource(String name) {
        byte[] content = resourceOrNull(name);
        if (content == null) {
            throw new IllegalStateException(name + " is not in the package");
        }
        return content;
    }

    private static byte @Nullable [] resourceOrNull(String name) {
        try (InputStream in = EmbeddedFiles.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
