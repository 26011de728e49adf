package dev.eidos.http;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.redact.ShownUrl;
import java.net.URI;
import java.net.URISyntaxException;

/** The target of a redirect, if it may be followed: to another place, but not to another scheme. */
final class HttpRedirect {
    private HttpRedirect() {}

    /** @param location the header, which may be relative to the URL that was asked for (RFC 9110, section 10.2.2) */
    static URI target(URI from, String location) {
        String name = ShownUrl.of(from);
        URI target;
        try {
            target = from.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw refused(name, "the server redirects to what is no URL");
        }
        if (location.isBlank()) {
            throw refused(name, "the server redirects, but does not say where to");
        }
        String scheme = String.valueOf(target.getScheme());
        if (!scheme.equalsIgnoreCase(from.getScheme())) {
            throw EidosException.of(ErrorCode.FAILED, "the redirect is not followed")
                    .object(name)
                    .reason("it leads from " + from.getScheme() + "://" + " to " + scheme + "://")
                    .suggestion(scheme.equals("https") ? "use " + ShownUrl.of(target) + " if you trust it" : null)
                    .build();
        }
        if (target.getHost() == null || target.getRawUserInfo() != null || target.getPort() > 65_535) {
            throw refused(name, "the server redirects to a URL that is not used: no host, or credentials");
        }
        return target;
    }

    private static EidosException refused(String name, String reason) {
        return HttpErrors.cannotRead(ErrorCode.FAILED, name, reason).build();
    }
}
