package dev.eidos.host;

import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The search for a host's files by a path with patterns in it, as Go's {@code filepath.Glob} finds them. */
public final class HostGlob {
    /** Of a pattern for directories; more than anybody configures. */
    private static final int MOST_DIRECTORIES = 64;

    private final HostRoot host;
    private final String path;
    private final Consumer<Gap> gaps;

    private HostGlob(HostRoot host, String path, Consumer<Gap> gaps) {
        this.host = host;
        this.path = path;
        this.gaps = gaps;
    }

    /**
     * The files that an absolute path names, in the order of their names.
     *
     * @param gaps told of a malformed pattern, and of directories that may not be listed
     */
    public static List<String> files(HostRoot host, String path, Consumer<Gap> gaps) {
        return new HostGlob(host, path, gaps).files();
    }

    private List<String> files() {
        List<String> found = List.of("");
        boolean searched = false;
        for (String element : path.substring(1).split("/", -1)) {
            if (GlobPattern.isPattern(element)) {
                Optional<GlobPattern> pattern = GlobPattern.parse(element);
                if (pattern.isEmpty()) {
                    gaps.accept(new Gap(path, Gap.Reason.Invalid, "malformed pattern"));
                    return List.of();
                }
                found = matches(pattern.get(), limited(found), searched);
                searched = true;
            } else {
                found = found.stream()
                        .map(directory -> directory + "/" + element)
                        .toList();
            }
        }
        return found.stream().filter(host::exists).toList();
    }

    /** @param searched whether the directories are themselves finds, of which some may be no directories */
    private List<String> matches(GlobPattern pattern, List<String> directories, boolean searched) {
        List<String> found = new ArrayList<>();
        for (String directory : directories) {
            String listed = directory + "/";
            if (searched && !host.isDirectory(listed)) {
                continue;
            }
            host.whyNotListed(listed)
                    .filter(gap -> gap.reason() != Gap.Reason.NotFound)
                    .ifPresent(gaps);
            for (String name : host.list(listed)) {
                if (pattern.matches(name)) {
                    found.add(directory + "/" + name);
                }
            }
        }
        return found;
    }

    private List<String> limited(List<String> directories) {
        if (directories.size() <= MOST_DIRECTORIES) {
            return directories;
        }
        gaps.accept(new Gap(
                path,
                Gap.Reason.Invalid,
                "more than " + MOST_DIRECTORIES + " directories match; the rest is left out"));
        return directories.subList(0, MOST_DIRECTORIES);
    }
}
