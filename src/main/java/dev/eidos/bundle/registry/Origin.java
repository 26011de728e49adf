package dev.eidos.bundle.registry;

import java.net.URI;
import java.util.Locale;

/** The origin of a URL (RFC 6454, section 4): credentials go to one origin, and not to others. */
record Origin(String scheme, String host, int port) {
    static Origin of(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        return new Origin(
                scheme,
                String.valueOf(url.getHost()).toLowerCase(Locale.ROOT),
                url.getPort() < 0 ? standard : url.getPort());
    }
}
