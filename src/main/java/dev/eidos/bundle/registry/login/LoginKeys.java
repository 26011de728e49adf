package dev.eidos.bundle.registry.login;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The keys under which {@code auths} has the log-ins for a repository, the best first.
 *
 * <p>Sources: containers-auth.json(5) and {@code pkg/docker/config} of containers/image; {@code cli/config/credentials}
 * of docker/cli. The repository itself counts most, then each namespace above it, then the registry. Where none of
 * these stands there, what older versions have written is taken for the registry that its host is: a URL, with or
 * without TLS and with any path ({@code https://host/v1/}), and, in docker's file alone, a host with a path. Docker Hub
 * has several names, of which docker writes the URL of its first API.
 *
 * @param registry the host, with the port if one is given
 * @param repository the name, without the registry
 */
record LoginKeys(String registry, String repository) {
    /** Docker Hub's key has stayed that of its first API. */
    static final String HUB = "https://index.docker.io/v1/";

    private static final Set<String> HUB_HOSTS = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    /**
     * Those of the keys that are for the repository.
     *
     * @param docker whether the file is docker's, which has no namespaces
     */
    List<String> in(Collection<String> keys, boolean docker) {
        List<String> found = new ArrayList<>();
        String key = registry + "/" + repository;
        for (int end = key.length(); end > 0; end = key.lastIndexOf('/', end - 1)) {
            found.add(key.substring(0, end));
        }
        if (isHub(registry)) {
            found.add(found.size() - 1, HUB);
        }
        found.retainAll(keys);
        keys.stream()
                .filter(other -> !found.contains(other) && isRegistry(host(other, docker)))
                .forEach(found::add);
        return found;
    }

    /** The names that credential helpers may know the registry by. */
    List<String> names() {
        return isHub(registry)
                ? List.of(HUB, "docker.io", "index.docker.io")
                : List.of(registry, "https://" + registry, "https://" + registry + "/", "https://" + registry + "/v2/");
    }

    private boolean isRegistry(String host) {
        return host.equals(registry) || (isHub(host) && isHub(registry));
    }

    private static boolean isHub(String host) {
        return HUB_HOSTS.contains(host);
    }

    private static String host(String key, boolean docker) {
        int scheme = key.startsWith("https://") ? 8 : key.startsWith("http://") ? 7 : 0;
        int path = key.indexOf('/', scheme);
        return path >= 0 && (docker || scheme > 0) ? key.substring(scheme, path) : key.substring(scheme);
    }
}
