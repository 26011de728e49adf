package dev.eidos.collector.gpu.software;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What modprobe is told about the modules of GPUs and their network, by modprobe.d(5): options, and which modules are
 * not to be loaded for a device. It is what the next boot does, whatever runs now. A file hides those of its name in
 * the directories behind.
 */
record ModprobeFiles(HostRoot host, Consumer<Gap> gaps) {
    private static final List<String> DIRECTORIES = List.of(
            "/etc/modprobe.d",
            "/run/modprobe.d",
            "/usr/local/lib/modprobe.d",
            "/usr/lib/modprobe.d",
            "/lib/modprobe.d");
    private static final List<String> MODULES =
            List.of("nvidia", "nouveau", "nova", "mlx", "ib_", "rdma", "efa", "gdrdrv", "vfio");
    private static final int MOST_FILES = 500;

    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        var blacklist = new TreeSet<String>();
        for (String path : files().values()) {
            switch (host.read(path)) {
                case HostRead.Content(String text) ->
                    text.replace("\\\n", " ").lines().forEach(line -> line(line, settings, blacklist));
                case HostRead.Unread(Gap gap) -> gaps.accept(gap);
            }
        }
        if (!blacklist.isEmpty()) {
            settings.put("blacklist", String.join(",", blacklist));
        }
        return settings;
    }

    /** By name, which is the order in which modprobe reads them. */
    private Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (String directory : DIRECTORIES) {
            host.whyNotListed(directory)
                    .filter(gap -> gap.reason() != Gap.Reason.NotFound)
                    .ifPresent(gaps);
            for (String name : host.list(directory)) {
                if (name.endsWith(".conf") && files.size() < MOST_FILES) {
                    files.putIfAbsent(name, directory + "/" + name);
                }
            }
        }
        return files;
    }

    private static void line(String line, Map<String, String> settings, TreeSet<String> blacklist) {
        List<String> words = Quotes.words(line);
        if (words.size() < 2 || words.getFirst().startsWith("#")) {
            return;
        }
        // modprobe takes dashes for underscores
        String module = words.get(1).replace('-', '_');
        if (MODULES.stream().noneMatch(module::startsWith)) {
            return;
        }
        switch (words.getFirst()) {
            case "options" ->
                words.subList(2, words.size()).forEach(option -> option("option." + module + ".", option, settings));
            case "blacklist" -> blacklist.add(module);
            // "install nouveau /bin/false" and its like keep a module out, too
            case "install" -> {
                if (words.size() == 3
                        && (words.get(2).endsWith("/false") || words.get(2).endsWith("/true"))) {
                    blacklist.add(module);
                }
            }
            default -> {}
        }
    }

    private static void option(String prefix, String option, Map<String, String> settings) {
        int equals = option.indexOf('=');
        if (equals > 0) {
            settings.put(prefix + option.substring(0, equals), Quotes.without(option.substring(equals + 1)));
        } else {
            settings.put(prefix + option, "");
        }
    }
}
