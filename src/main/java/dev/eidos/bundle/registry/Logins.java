package dev.eidos.bundle.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The logins that docker and podman keep. The first place that has one counts; a place that cannot be read is reported
 * only where no other has one.
 */
record Logins(RegistryOptions options) {

    RegistryLogin find(String registry) throws InterruptedException {
        RegistryLogin found = new RegistryLogin.None();
        for (Path file : files(options.environment(), options.home())) {
            found = better(found, in(DockerConfig.read(file), registry));
            if (isKnown(found)) {
                return found;
            }
        }
        return found;
    }

    private RegistryLogin in(DockerConfig config, String registry) throws InterruptedException {
        String own = config.helper(registry);
        RegistryLogin found = own.isEmpty() ? new RegistryLogin.None() : ask(own, registry);
        if (!isKnown(found)) {
            found = better(found, config.of(registry));
        }
        // as docker has it: who has a helper of its own is not in the store
        return isKnown(found) || !own.isEmpty() || config.store().isEmpty()
                ? found
                : better(found, ask(config.store(), registry));
    }

    private RegistryLogin ask(String helper, String registry) throws InterruptedException {
        return new CredentialProgram(helper, options.environment(), options.helper()).get(registry);
    }

    private static boolean isKnown(RegistryLogin credentials) {
        return credentials instanceof RegistryLogin.Basic || credentials instanceof RegistryLogin.IdentityToken;
    }

    private static RegistryLogin better(RegistryLogin first, RegistryLogin second) {
        return second instanceof RegistryLogin.None ? first : second;
    }

    /** The configuration files to look into: docker's, then podman's. */
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
