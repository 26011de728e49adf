package dev.eidos.bundle.registry.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The logins that docker and podman keep. The first place that has one counts; a place that cannot be read is reported
 * only where no other has one.
 *
 * @param environment of the process: where the files are
 * @param home of the user, for {@code ~/.docker}
 * @param patience the time limit for a credential helper
 */
public record Logins(Map<String, String> environment, Path home, Duration patience) {

    private static final String PODMAN = "auth.json";

    /**
     * The login for a repository.
     *
     * @param registry the host, with the port if one is given
     * @param repository the name, without the registry
     */
    public RegistryLogin find(String registry, String repository) throws InterruptedException {
        var keys = new LoginKeys(registry, repository);
        RegistryLogin found = new RegistryLogin.None();
        for (Path file : files(environment, home, session())) {
            found = better(found, in(DockerConfig.read(file), keys));
            if (isKnown(found)) {
                return found;
            }
        }
        return found;
    }

    private RegistryLogin in(DockerConfig config, LoginKeys keys) throws InterruptedException {
        String own = config.helper(keys);
        RegistryLogin found = own.isEmpty() ? new RegistryLogin.None() : ask(own, keys.registry());
        if (!isKnown(found)) {
            found = better(found, config.of(keys));
        }
        // as docker has it: who has a helper of its own is not in the store
        return isKnown(found) || !own.isEmpty() || config.store().isEmpty()
                ? found
                : better(found, ask(config.store(), keys.registry()));
    }

    private RegistryLogin ask(String helper, String registry) throws InterruptedException {
        return new CredentialProgram(helper, environment, patience).get(registry);
    }

    private static boolean isKnown(RegistryLogin credentials) {
        return credentials instanceof RegistryLogin.Basic || credentials instanceof RegistryLogin.IdentityToken;
    }

    private static RegistryLogin better(RegistryLogin first, RegistryLogin second) {
        return second instanceof RegistryLogin.None ? first : second;
    }

    /**
     * The configuration files to look into: docker's, then podman's, which are one that the environment names, or that
     * of the session and that of the user (containers-auth.json(5)).
     *
     * @param session podman's folder where the environment names none
     */
    static List<Path> files(Map<String, String> environment, Path home, Path session) {
        List<Path> files = new ArrayList<>();
        files.add(folder(environment, "DOCKER_CONFIG", home.resolve(".docker")).resolve(DockerConfig.NAME));
        String podman = environment.getOrDefault("REGISTRY_AUTH_FILE", "");
        if (podman.isEmpty()) {
            String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
            files.add((runtime.isEmpty() ? session : Path.of(runtime, "containers")).resolve(PODMAN));
            files.add(folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                    .resolve("containers")
                    .resolve(PODMAN));
        } else {
            files.add(Path.of(podman));
        }
        return files;
    }

    /** Podman's folder for who has no session, such as root behind sudo. */
    private static Path session() {
        try {
            return Path.of("/run/containers", String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid")));
        } catch (IOException | UnsupportedOperationException e) {
            return Path.of("/run/containers");
        }
    }

    private static Path folder(Map<String, String> environment, String variable, Path standard) {
        String set = environment.getOrDefault(variable, "");
        return set.isEmpty() ? standard : Path.of(set);
    }
}
