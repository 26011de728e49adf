package dev.eidos.k8s.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL of an API server, in which nothing is secret: user information, query and fragment are left out.
 *
 * @param url without a slash at its end
 * @param hadLogin whether there was user information
 */
public record ServerAddress(String url, boolean hadLogin) {
    private static final String SECURE = "https://";

    /**
     * Reads a URL, or a host with or without a port.
     *
     * @param secureUnsaid whether a host alone stands for {@code https}
     * @return null if it is none
     */
    public static @Nullable ServerAddress parse(String text, boolean secureUnsaid) {
        boolean hasScheme = text.contains("://");
        try {
            URI uri = new URI(hasScheme ? text : (secureUnsaid ? SECURE : "http://") + text);
            return of(uri, hasScheme);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable ServerAddress of(URI uri, boolean hasScheme) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        boolean isServer = (scheme.equals("https") || scheme.equals("http"))
                && uri.getHost() != null
                && uri.getPort() != 0
                && uri.getPort() <= 65_535
                // as client-go: who writes a path writes a scheme
                && (hasScheme || path.isEmpty());
        if (!isServer) {
            return null;
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new ServerAddress(scheme + "://" + uri.getHost() + port + path, uri.getRawUserInfo() != null);
    }

    /** Returns whether what is sent there is encrypted, and the server has to prove who it is. */
    public boolean isSecure() {
        return url.startsWith(SECURE);
    }

    public URI uri() {
        return URI.create(url);
    }
}
