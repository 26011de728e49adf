package dev.eidos.config;

import dev.eidos.file.InputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The file of the configuration: the one that EIDOS_CONFIG names, or that of the user's folder. */
public final class ConfigFile {
    private static final String VARIABLE = "EIDOS_CONFIG";

    private ConfigFile() {}

    /**
     * The file that is to be read, if there is one. One that is named must be there; an empty name stands for none, as
     * scripts want it that must not depend on who runs them.
     */
    public static Optional<Path> of(Map<String, String> environment) {
        String named = environment.get(VARIABLE);
        if (named != null) {
            return named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
        }
        return Optional.of(usual(environment)).filter(Files::exists);
    }

    /** The place of it where nothing else is said. */
    public static Path usual(Map<String, String> environment) {
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = Objects.requireNonNullElseGet(
                environment.get("HOME"), () -> Objects.requireNonNull(System.getProperty("user.home")));
        Path configs = folder.isBlank() ? Path.of(home, ".config") : Path.of(folder);
        return configs.resolve("eidos").resolve("config.yaml");
    }

    public static Configuration read(Map<String, String> environment) {
        return of(environment)
                .map(file -> ConfigReader.read(new InputFile(file).read()))
                .orElse(Configuration.NONE);
    }
}
