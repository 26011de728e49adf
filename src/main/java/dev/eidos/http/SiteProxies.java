package dev.eidos.http;

import dev.eidos.error.EidosException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxies through which URLs are asked for: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, also in
 * lower case, as in Go's {@code http.ProxyFromEnvironment}.
 */
public final class SiteProxies {
    private SiteProxies() {}

    /**
     * The proxy for a URL.
     *
     * @return null if there is none
     * @throws EidosException if the environment names something that cannot be used
     */
    public static @Nullable WebProxy proxy(URI url, Map<String, String> environment) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        String variable = variable(environment, secure ? "HTTPS_PROXY" : "HTTP_PROXY");
        String host = url.getHost();
        if (variable == null || host == null) {
            return null;
        }
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        String exceptions = variable(environment, "NO_PROXY");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return NoProxy.covers(exceptions == null ? null : environment.get(exceptions), bare, port)
                ? null
                : WebProxy.parse(environment.getOrDefault(variable, ""), variable);
    }

    /** The name under which it is set, if it is. */
    private static @Nullable String variable(Map<String, String> environment, String upper) {
        String lower = upper.toLowerCase(Locale.ROOT);
        return isSet(environment, upper) ? upper : isSet(environment, lower) ? lower : null;
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
