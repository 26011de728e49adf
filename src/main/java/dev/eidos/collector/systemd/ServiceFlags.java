package dev.eidos.collector.systemd;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a service's command line that name a path, {@code --config=/etc/…}, found in the files that make up its
 * command line: the unit, its drop-ins, and the environment files that distributions keep options in.
 *
 * <p>Files rather than systemd, because this must work in a mounted tree without systemd, and because systemd gives
 * {@code $KUBELET_CONFIG_ARGS} unexpanded.
 */
final class ServiceFlags {
    /** From the weakest to the strongest, as in systemd.unit(5), "Unit File Load Path". */
    private static final List<String> UNIT_DIRECTORIES = List.of(
            "/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/usr/local/lib/systemd/system",
            "/run/systemd/system",
            "/etc/systemd/system");

    private final HostRoot host;
    private final List<String> files;

    private ServiceFlags(HostRoot host, List<String> files) {
        this.host = host;
        this.files = files;
    }

    /** For a service; the environment files are those with options that its installers write. */
    static ServiceFlags of(HostRoot host, String service, List<String> environmentFiles) {
        List<String> files = new ArrayList<>(environmentFiles);
        for (String directory : UNIT_DIRECTORIES) {
            files.add(directory + "/" + service + ".service");
        }
        for (String directory : UNIT_DIRECTORIES) {
            String dropIns = directory + "/" + service + ".service.d";
            for (String name : host.list(dropIns)) {
                if (name.endsWith(".conf")) {
                    files.add(dropIns + "/" + name);
                }
            }
        }
        return new ServiceFlags(host, files);
    }

    /** The path given to the flag, by the strongest file that names it. */
    @Nullable
    String path(String flag) {
        String found = null;
        for (String file : files) {
            if (host.read(file) instanceof HostRead.Content(var text)) {
                String path = pathIn(text, flag);
                found = path == null ? found : path;
            }
        }
        return found;
    }

    /** The last absolute path after {@code flag=} or {@code flag } outside of comments. */
    static @Nullable String pathIn(String text, String flag) {
        String found = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            for (int at = line.indexOf(flag); at >= 0; at = line.indexOf(flag, at + 1)) {
                int start = at + flag.length() + 1;
                boolean separated = start < line.length() && "= ".indexOf(line.charAt(start - 1)) >= 0;
                boolean whole = at == 0 || " =\"'".indexOf(line.charAt(at - 1)) >= 0;
                if (whole && separated && line.charAt(start) == '/') {
                    found = line.substring(start, endOfWord(line, start));
                }
            }
        }
        return found;
    }

    private static int endOfWord(String line, int start) {
        int end = start;
        while (end < line.length() && " \t\"'\\".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
