package dev.eidos.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version that the build wrote into the jar. */
public final class ToolVersion {
    private ToolVersion() {}

    public static String current() {
        var properties = new Properties();
        try (var in = ToolVersion.class.getResourceAsStream("/dev/eidos/version.properties")) {
            properties.load(Objects.requireNonNull(in, "version.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }
}
