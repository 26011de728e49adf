package dev.eidos.recipe.library;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.document.OverlayReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A library in a directory, which someone else may have filled: links in it are refused, because they could lead
 * anywhere, as are files that are too large and folders with too many.
 */
public final class DirectoryFiles implements LibraryFiles {
    /** The most bytes of one file. The largest files of use, lists of CRDs, have less than 1 MiB. */
    static final long MAX_BYTES = 8 << 20;

    private static final int MAX_FILES = 10_000;
    private static final int MAX_DEPTH = 16;

    private final Path root;
    private final String shown;
    private final TreeSet<String> paths = new TreeSet<>();
    private final Map<String, Value> documents = new HashMap<>();

    private DirectoryFiles(Path root, String shown) {
        this.root = root;
        this.shown = shown;
    }

    /**
     * Lists a directory.
     *
     * @param flag the flag that named it, for errors
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if it is no directory, or has nothing of a library;
     *     {@link ErrorCode#INVALID_INPUT} if it has links or too many files
     */
    public static DirectoryFiles of(Path directory, String flag) {
        if (!Files.isDirectory(directory)) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no such directory")
                    .object(flag + " " + directory)
                    .suggestion("name a folder with registry.yaml, overlays/ and components/")
                    .build();
        }
        try {
            var files = new DirectoryFiles(directory.toRealPath(), directory.toString());
            files.walk();
            if (files.paths.stream().noneMatch(DirectoryFiles::isOfLibrary)) {
                throw EidosException.of(ErrorCode.NOT_FOUND, "the directory holds nothing of a recipe library")
                        .object(flag + " " + directory)
                        .reason("there is no registry.yaml, no overlays/*.yaml and no components/")
                        .build();
            }
            return files;
        } catch (IOException e) {
            throw unreadable(directory.toString(), e);
        }
    }

    private static boolean isOfLibrary(String path) {
        return path.equals(REGISTRY) || isOverlay(path) || path.startsWith("components/");
    }

    private void walk() throws IOException {
        Files.walkFileTree(root, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                // what version control keeps there is no part of the library
                return !dir.equals(root) && dir.getFileName().toString().startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = root.relativize(file).toString();
                if (attributes.isSymbolicLink()) {
                    throw refused(path, "it is a symbolic link", "put the file itself there");
                }
                if (attributes.isDirectory()) {
                    throw refused(path, "its folders are nested more than " + MAX_DEPTH + " deep", null);
                }
                if (paths.size() >= MAX_FILES) {
                    throw refused("", "it has more than " + MAX_FILES + " files", null);
                }
                if (attributes.isRegularFile()) {
                    paths.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                throw unreadable(
                        file.equals(root) ? shown : place(root.relativize(file).toString()), e);
            }
        });
    }

    @Override
    public List<OverlayHead> overlays() {
        List<OverlayHead> heads = new ArrayList<>();
        for (String path : paths) {
            Value document = isOverlay(path) ? document(path) : null;
            if (document != null) {
                heads.add(new OverlayReader(path, place(path), _ -> {}).head(document));
            }
        }
        heads.sort(OverlayHead.BY_NAME);
        return heads;
    }

    private static boolean isOverlay(String path) {
        return path.startsWith(OVERLAYS) && isYaml(path);
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    @Override
    public List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public boolean has(String path) {
        check(path);
        return paths.contains(path);
    }

    @Override
    public @Nullable Value document(String path) {
        Value known = documents.get(path);
        if (known != null) {
            return known;
        }
        String text = text(path);
        if (text == null) {
            return null;
        }
        Value document = YamlFile.read(path, text, place(path));
        documents.put(path, document);
        return document;
    }

    @Override
    public @Nullable String text(String path) {
        if (!has(path)) {
            return null;
        }
        Path file = root.resolve(path);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refused(path, "it is larger than " + (MAX_BYTES >> 20) + " MiB", null);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(path, "it is not UTF-8 text", null);
        } catch (IOException e) {
            throw unreadable(place(path), e);
        }
    }

    @Override
    public String sha256() {
        var digest = new LibraryDigest();
        for (String path : paths) {
            if (LibraryDigest.counts(path)) {
                try (InputStream in = Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                    // what is larger can be part of no recipe
                    digest.add(path, in.readNBytes((int) MAX_BYTES + 1));
                } catch (IOException e) {
                    throw unreadable(place(path), e);
                }
            }
        }
        return digest.hex();
    }

    @Override
    public String place(String path) {
        return shown.endsWith("/") ? shown + path : shown + "/" + path;
    }

    /** Paths come from documents too, and must not lead out. */
    private void check(String path) {
        if (path.startsWith("/") || ("/" + path + "/").contains("/../") || path.indexOf('\0') >= 0) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a path leaves the library")
                    .object(path)
                    .reason("paths in a library are relative to its root, without '..'")
                    .build();
        }
    }

    private EidosException refused(String path, String reason, @Nullable String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot use this file of the library")
                .object(place(path))
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }

    private static EidosException unreadable(String place, IOException e) {
        boolean denied = e instanceof AccessDeniedException;
        return EidosException.of(denied ? ErrorCode.FORBIDDEN : ErrorCode.FAILED, "cannot read the library")
                .object(place)
                .reason(denied ? "permission denied" : IoReason.of(e))
                .cause(e)
                .build();
    }
}
