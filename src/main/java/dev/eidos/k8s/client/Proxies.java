package dev.eidos.k8s.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy to use: the kubeconfig's {@code proxy-url}, which then is used always, or what the environment says,
 * as in Go's {@code http.ProxyFromEnvironment}.
 *
 * @param exceptions suffixes of host names, or addresses and networks, that are reached without it
 */
record Proxies(@Nullable String proxy, List<String> exceptions) {

    static Proxies of(@Nullable String proxyUrl, String server, Map<String, String> environment) {
        if (proxyUrl != null && !proxyUrl.isBlank()) {
            return new Proxies(proxyUrl, List.of());
        }
        String scheme = server.startsWith("http://") ? "http_proxy" : "https_proxy";
        String exceptions = variable(environment, "no_proxy");
        String proxy = variable(environment, scheme);
        return proxy == null || "*".equals(exceptions)
                ? new Proxies(null, List.of())
                : new Proxies(proxy.contains("://") ? proxy : "http://" + proxy, exceptions(exceptions));
    }

    private static @Nullable String variable(Map<String, String> environment, String name) {
        String upper = environment.get(name.toUpperCase(java.util.Locale.ROOT));
        String value = upper == null || upper.isBlank() ? environment.get(name) : upper;
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static List<String> exceptions(@Nullable String list) {
        List<String> exceptions = new ArrayList<>();
        for (String entry : list == null ? new String[0] : list.split(",", -1)) {
            String trimmed = entry.strip();
            // "*.example.com" is a common way to write ".example.com", which the client library refuses
            String plain = trimmed.startsWith("*.") ? trimmed.substring(1) : trimmed;
            if (!plain.isEmpty() && plain.chars().allMatch(Proxies::isHostCharacter)) {
                exceptions.add(plain);
            }
        }
        return exceptions;
    }

    private static boolean isHostCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-/:".indexOf(c) >= 0;
    }
}
