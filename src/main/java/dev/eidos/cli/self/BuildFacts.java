package dev.eidos.cli.self;

import dev.eidos.cli.option.ToolVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The facts about this eidos that a report of a fault needs, by their names. */
final class BuildFacts {
    private BuildFacts() {}

    /** Where the build knew of no commit, none is told. */
    static Map<String, String> all() {
        Properties build = build();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", ToolVersion.current());
        for (String name : new String[] {"commit", "date"}) {
            String value = build.getProperty(name, "");
            if (!value.isEmpty()) {
                facts.put(name, value);
            }
        }
        facts.put("platform", "linux/" + architecture(System.getProperty("os.arch", "")));
        facts.put("java", Runtime.version() + " (" + System.getProperty("java.vendor", "") + ")");
        return facts;
    }

    /** As Kubernetes calls it. */
    private static String architecture(String name) {
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    /** What the build wrote of the commit; nothing where it was made without. */
    private static Properties build() {
        var properties = new Properties();
        try (var in = BuildFacts.class.getResourceAsStream("/dev/eidos/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
