package dev.eidos.host;

import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A walk through a directory and those below it in the order of Go's {@code filepath.Walk}: by name within each
 * directory, and never through a symbolic link to a directory.
 */
public final class DirectoryWalk {
    /** Far more than anybody configures, and what bounds the time that a hostile tree costs. */
    private static final int MOST_FILES = 1_000;

    private static final int DEEPEST = 16;

    private final HostRoot host;
    private final Consumer<Gap> gaps;
    private final List<String> files = new ArrayList<>();
    private boolean cut;

    private DirectoryWalk(HostRoot host, Consumer<Gap> gaps) {
        this.host = host;
        this.gaps = gaps;
    }

    /**
     * The paths of all that is no directory; none if the directory itself is missing.
     *
     * @param gaps told of directories that may not be listed, and of what is too much
     */
    public static List<String> files(HostRoot host, String directory, Consumer<Gap> gaps) {
        var walk = new DirectoryWalk(host, gaps);
        walk.directory(directory, 1);
        if (walk.cut) {
            gaps.accept(new Gap(
                    directory,
                    Gap.Reason.Invalid,
                    "more than " + MOST_FILES + " files, or deeper than " + DEEPEST + " levels; the rest is left out"));
        }
        return walk.files;
    }

    private void directory(String directory, int depth) {
        host.whyNotListed(directory)
                .filter(gap -> gap.reason() != Gap.Reason.NotFound)
                .ifPresent(gaps);
        for (String name : host.list(directory)) {
            String path = directory + "/" + name;
            if (files.size() >= MOST_FILES) {
                cut = true;
                return;
            }
            if (host.linkName(path).isPresent() || !host.isDirectory(path)) {
                files.add(path);
            } else if (depth < DEEPEST) {
                directory(path, depth + 1);
            } else {
                cut = true;
            }
        }
    }
}
