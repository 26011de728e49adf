package dev.eidos.bundle.directory;

import dev.eidos.file.HiddenName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden directories beside a bundle's place, on the same file system: {@code .NAME.PID.RANDOM.part}, in which the
 * bundle is built, and {@code .NAME.PID.RANDOM.old}, which is what was there before. A process that is killed leaves
 * them behind.
 */
final class HiddenSiblings {
    private final Path target;
    private final Path folder;

    HiddenSiblings(Path target) {
        this.target = target;
        this.folder = Objects.requireNonNull(target.getParent());
    }

    Path part() throws IOException {
        return sibling("part");
    }

    Path old() throws IOException {
        return sibling("old");
    }

    private Path sibling(String kind) throws IOException {
        return folder.resolve("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "." + HiddenName.random() + "." + kind);
    }

    /**
     * Undoes what a process of the same user that is no more began: puts back what was there before, if nothing has
     * taken its place, and removes the rest. What others have laid there, nobody takes up.
     */
    void recover() throws IOException {
        Pattern name = Pattern.compile(Pattern.quote("." + target.getFileName() + ".")
                + "(?<pid>[0-9]{1,18})\\.([0-9a-f]{16}\\.)?(?<kind>part|old)");
        List<Path> removed = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(folder, "." + "*")) {
            for (Path entry : entries) {
                Matcher matcher = name.matcher(String.valueOf(entry.getFileName()));
                if (matcher.matches() && isAbandoned(Long.parseLong(matcher.group("pid"))) && isOwn(entry)) {
                    if (matcher.group("kind").equals("old") && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                        Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
                    } else {
                        removed.add(entry);
                    }
                }
            }
        }
        for (Path path : removed) {
            DirectoryTree.remove(path);
        }
    }

    /** A process of the same number as this one was another: this one has not begun yet. */
    private static boolean isAbandoned(long pid) {
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    /** A directory that belongs to the user who runs this process. */
    private static boolean isOwn(Path entry) throws IOException {
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(entry, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
