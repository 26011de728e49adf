package dev.eidos.collector.os;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.host.ReadFailures;
import dev.eidos.measurement.Gap;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tree below {@code /proc/sys}: about a thousand one-line files.
 *
 * <p>The host's path is resolved once, for the root. Below it no link is followed (the kernel makes none), so every
 * further path is known to lie in the tree.
 */
final class SettingTree {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 10_000;

    /** No setting is longer: the kernel hands out a number, a path, or a line of them. */
    private static final int MAX_VALUE_BYTES = 16 * 1024;

    private final HostRoot host;
    private final String hostPath;
    private final Path root;
    private final SortedMap<String, String> values = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final byte[] buffer = new byte[MAX_VALUE_BYTES + 1];

    SettingTree(HostRoot host, String hostPath) {
        this.host = host;
        this.hostPath = hostPath;
        this.root = host.resolve(hostPath);
    }

    /** The values by path, sorted. */
    SortedMap<String, String> values() {
        return values;
    }

    List<Gap> gaps() {
        return gaps;
    }

    void readAll() throws IOException {
        Files.walkFileTree(root, Set.of(), MAX_DEPTH, new Visitor());
    }

    /** Reads one file below the root; one that is not there belongs to a feature that this kernel does not have. */
    void readIfPresent(String relative) {
        Path file = root.resolve(relative);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            read(file, hostPath + "/" + relative);
        }
    }

    private void read(Path file, String name) {
        try (var in = new FileInputStream(file.toFile())) {
            int length = in.readNBytes(buffer, 0, buffer.length);
            if (length > MAX_VALUE_BYTES) {
                gaps.add(new Gap(name, Gap.Reason.Invalid, "larger than " + MAX_VALUE_BYTES + " bytes"));
                return;
            }
            while (length > 0 && buffer[length - 1] == '\n') {
                length--;
            }
            values.put(name, new String(buffer, 0, length, StandardCharsets.UTF_8));
        } catch (IOException e) {
            readAgain(file, name);
        }
    }

    /** Reads a file again in the slow way that tells the reason, for the few files that refuse. */
    private void readAgain(Path file, String name) {
        if (isWriteOnly(file)) {
            return;
        }
        switch (host.read(name)) {
            case HostRead.Content(String text) -> values.put(name, text);
            case HostRead.Unread(Gap gap) -> gaps.add(gap);
        }
    }

    /** Commands to the kernel such as {@code vm/compact_memory} have nothing to read, for anybody. */
    private static boolean isWriteOnly(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return !permissions.contains(PosixFilePermission.OWNER_READ)
                    && !permissions.contains(PosixFilePermission.GROUP_READ)
                    && !permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            return false;
        }
    }

    private String nameOf(Path file) {
        return hostPath + file.toString().substring(root.toString().length());
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private int files;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return SettingFilter.isTree(nameOf(directory)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (++files > MAX_FILES) {
                gaps.add(new Gap(
                        hostPath, Gap.Reason.Invalid, "more than " + MAX_FILES + " files; the others were not read"));
                return FileVisitResult.TERMINATE;
            }
            String name = nameOf(file);
            if (attributes.isDirectory()) {
                gaps.add(new Gap(name, Gap.Reason.Invalid, "nested deeper than " + MAX_DEPTH + " directories"));
            } else if (attributes.isRegularFile() && SettingFilter.isSetting(name)) {
                read(file, name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // What is gone since it was listed went with the module or the processor that it belonged to.
            if (!(e instanceof NoSuchFileException)) {
                gaps.add(ReadFailures.of(nameOf(file), e));
            }
            return FileVisitResult.CONTINUE;
        }

        /** A directory that fails while it is listed costs its rest only. */
        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            if (e != null) {
                gaps.add(ReadFailures.of(nameOf(directory), e));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
