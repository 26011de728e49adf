package dev.eidos.collector.systemd;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files that containerd's {@code imports} name: absolute or relative to the importing file, with stars. */
final class ImportPattern {
    private ImportPattern() {}

    /** A star in a directory's name is not followed: nobody ships one, and it could lead anywhere. */
    static List<String> filesOf(HostRoot host, String importingFile, List<String> patterns, Consumer<Gap> gaps) {
        List<String> files = new ArrayList<>();
        for (String pattern : patterns) {
            String path = pattern.startsWith("/") ? pattern : directoryOf(importingFile) + pattern;
            String directory = directoryOf(path);
            String name = path.substring(directory.length());
            if (name.indexOf('*') < 0) {
                files.add(path);
                continue;
            }
            for (String candidate : DirectoryListing.of(host, directory, gaps)) {
                if (matches(name, candidate)) {
                    files.add(directory + candidate);
                }
            }
        }
        return files;
    }

    /** Returns whether a name matches a pattern in which a star stands for any characters. */
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int from = star; from <= name.length(); from++) {
            if (matches(rest, name.substring(from))) {
                return true;
            }
        }
        return false;
    }

    private static String directoryOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
