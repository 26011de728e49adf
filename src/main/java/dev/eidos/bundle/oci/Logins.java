package dev.eidos.bundle.oci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds credentials where docker and podman keep them. The first place that has some counts; a place that cannot be
 * read is told of only where no other has any.
 */
record Logins(RegistryOptions options) {

    Credentials find(String registry) throws InterruptedException {
        Credentials found = new Credentials.None();
        for (Path file : files(options.environment(), options.home())) {
            found = better(found, in(DockerConfig.read(file), registry));
            if (isKnown(found)) {
                return found;
            }
        }
        return found;
    }

    private Credentials in(DockerConfig config, String registry) throws InterruptedException {
        String own = config.helper(registry);
        Credentials found = own.isEmpty() ? new Credentials.None() : ask(own, registry);
        if (!isKnown(found)) {
            found = better(found, config.of(registry));
        }
        // as docker has it: who has a helper of its own is not in the store
        return isKnown(found) || !own.isEmpty() || config.store().isEmpty()
                ? found
                : better(found, ask(config.store(), registry));
    }

    private Credentials ask(String helper, String registry) throws InterruptedException {
        return new CredentialProgram(helper, options.environment(), options.helper()).get(registry);
    }

    private static boolean isKnown(Credentials credentials) {
        return credentials instanceof Credentials.Basic || credentials instanceof Credentials.IdentityToken;
    }

    private static Credentials better(Credentials first, Credentials second) {
        return second instanceof Credentials.None ? first : second;
    }

    /** docker's, then podman's. */
    static List<Path> files(Map<String, String> environment, Path home) {
        List<Path> files = new ArrayList<>();
        String docker = environment.getOrDefault("DOCKER_CONFIG", "");
        files.add((docker.isEmpty() ? home.resolve(".docker") : Path.of(docker)).resolve("config.json"));
        String podman = environment.getOrDefault("REGISTRY_AUTH_FILE", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!podman.isEmpty()) {
            files.add(Path.of(podman));
        } else if (!runtime.isEmpty()) {
            files.add(Path.of(runtime, "containers", "auth.json"));
        }
        return files;
    }
}
