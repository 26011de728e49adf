package dev.eidos.host;

import dev.eidos.measurement.Gap;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The file tree of the machine that is read: {@code /}, or wherever it is mounted ({@code /host} in an agent's pod).
 *
 * <p>Paths are given as the host itself names them ({@code /etc/os-release}). Symbolic links are followed as the host
 * would follow them, inside the tree: an absolute link in a mounted tree never leads to a file of the container.
 */
public final class HostRoot {
    /** Files of a host that are worth reading are small; anything larger is recorded, not read. */
    public static final int MAX_FILE_BYTES = 1 << 20;

    private static final int MAX_LINKS = 40;

    private final Path root;

    private HostRoot(Path root) {
        this.root = root;
    }

    public static HostRoot of(Path root) {
        return new HostRoot(
                Objects.requireNonNull(root, "root").toAbsolutePath().normalize());
    }

    /** Returns whether this is the machine that eidos itself runs on, as it sees it. */
    public boolean isLive() {
        return root.getNameCount() == 0;
    }

    public Path root() {
        return root;
    }

    /**
     * The path by which this process reaches a path of the host, with every link followed inside the tree.
     *
     * @throws UncheckedIOException when links go in circles or cannot be read
     */
    public Path resolve(String hostPath) {
        try {
            return locate(hostPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean exists(String hostPath) {
        try {
            return Files.exists(locate(hostPath));
        } catch (IOException e) {
            return false;
        }
    }

    public boolean isDirectory(String hostPath) {
        try {
            return Files.isDirectory(locate(hostPath));
        } catch (IOException e) {
            return false;
        }
    }

    /** The last element of a symbolic link's target, as {@code /sys/.../driver} uses to name things. */
    public Optional<String> linkName(String hostPath) {
        int slash = hostPath.lastIndexOf('/');
        try {
            Path link = locate(hostPath.substring(0, slash + 1)).resolve(hostPath.substring(slash + 1));
            if (!Files.isSymbolicLink(link)) {
                return Optional.empty();
            }
            Path name = Files.readSymbolicLink(link).getFileName();
            return name == null ? Optional.empty() : Optional.of(name.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names in a directory, sorted; none when it is missing or may not be listed. */
    public List<String> list(String hostPath) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(locate(hostPath))) {
            for (Path entry : entries) {
                names.add(Objects.requireNonNull(entry.getFileName()).toString());
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /**
     * The gap of a path that cannot be seen; empty if something is there. {@link Gap.Reason#NotFound} means that there
     * is nothing, any other reason that there may be something.
     */
    public Optional<Gap> whyNotSeen(String hostPath) {
        try {
            Files.readAttributes(locate(hostPath), BasicFileAttributes.class);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(ReadFailures.of(hostPath, e));
        }
    }

    /** The gap of a directory that cannot be listed; empty if it can be, even if it has no entries. */
    public Optional<Gap> whyNotListed(String hostPath) {
        try (DirectoryStream<Path> _ = Files.newDirectoryStream(locate(hostPath))) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(ReadFailures.of(hostPath, e));
        }
    }

    /** As {@link #whyNotListed(String)}, with more to say about a directory that is not there. */
    public Optional<Gap> whyNotListed(String hostPath, String ifMissing) {
        return whyNotListed(hostPath)
                .map(gap -> gap.reason() == Gap.Reason.NotFound ? new Gap(hostPath, gap.reason(), ifMissing) : gap);
    }

    /** Reads a text file. Never throws for what a file can do: the outcome says what happened. */
    public HostRead read(String hostPath) {
        return read(hostPath, MAX_FILE_BYTES, false);
    }

    /**
     * Reads the beginning of a text file, for files that grow with the machine and say early what matters, such as
     * {@code /proc/cpuinfo}. The last line may be cut.
     */
    public HostRead readStart(String hostPath, int maxBytes) {
        return read(hostPath, maxBytes, true);
    }

    /** Reads the beginning of a file that is no text: each character of the content is a byte, none is left out. */
    public HostRead readBytes(String hostPath, int maxBytes) {
        return read(hostPath, path -> {
            try (var in = open(path)) {
                return new HostRead.Content(new String(in.readNBytes(maxBytes), StandardCharsets.ISO_8859_1));
            }
        });
    }

    /** The path of the host with every link followed; none where something is missing or links go in circles. */
    public Optional<String> canonical(String hostPath) {
        try {
            Path path = locate(hostPath);
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            return Optional.of(isLive() ? path.toRealPath().toString() : "/" + root.relativize(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path locate(String hostPath) throws IOException {
        return isLive() ? Path.of(hostPath) : new LinkWalk(root, MAX_LINKS).follow(hostPath);
    }

    private interface Reader {
        HostRead read(Path path) throws IOException;
    }

    private HostRead read(String hostPath, int maxBytes, boolean cut) {
        return read(hostPath, path -> readText(hostPath, path, maxBytes, cut));
    }

    private HostRead read(String hostPath, Reader reader) {
        try {
            Path path = locate(hostPath);
            var kind = Files.readAttributes(path, BasicFileAttributes.class);
            if (kind.isDirectory()) {
                return unread(hostPath, Gap.Reason.Invalid, "is a directory");
            }
            if (!kind.isRegularFile()) {
                // Opening a pipe would wait for a writer; reading a device can do anything.
                return unread(hostPath, Gap.Reason.Invalid, "is not a regular file");
            }
            return reader.read(path);
        } catch (IOException e) {
            return new HostRead.Unread(ReadFailures.of(hostPath, e));
        }
    }

    /** FileInputStream says "permission denied" in the user's language, and only there. */
    private static FileInputStream open(Path path) throws IOException {
        try {
            return new FileInputStream(path.toFile());
        } catch (FileNotFoundException e) {
            throw Files.isReadable(path) ? e : new AccessDeniedException(path.toString());
        }
    }

    private static HostRead readText(String hostPath, Path path, int maxBytes, boolean cut) throws IOException {
        // FileInputStream, because files of /proc report size 0 and some refuse the seeks of a channel.
        try (var in = open(path)) {
            byte[] bytes = in.readNBytes(cut ? maxBytes : maxBytes + 1);
            return bytes.length > maxBytes
                    ? unread(hostPath, Gap.Reason.Invalid, "larger than " + maxBytes + " bytes")
                    : new HostRead.Content(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
        }
    }

    private static HostRead unread(String hostPath, Gap.Reason reason, String message) {
        return new HostRead.Unread(new Gap(hostPath, reason, message));
    }
}
