package dev.eidos.bundle.registry;

import dev.eidos.bundle.registry.login.RegistryLogin;
import dev.eidos.error.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request for a token to the service that a registry names. */
final class TokenRequest {
    private TokenRequest() {}

    /**
     * The service, if credentials may be sent to it: over TLS, or on the registry's own host where that has none.
     *
     * @param registry any URL of it
     */
    static URI realm(Challenge.Bearer bearer, URI registry, boolean plainHttp, String reference) {
        try {
            URI realm = new URI(bearer.realm());
            boolean secure = "https".equalsIgnoreCase(realm.getScheme());
            boolean sameHost =
                    Origin.of(realm).host().equals(Origin.of(registry).host());
            if (realm.getHost() != null && (secure || (RegistrySession.isAllowed(realm, plainHttp) && sameHost))) {
                return realm;
            }
        } catch (URISyntaxException e) {
            // refused as all else that is no place to send credentials to
        }
        throw RegistryErrors.failed(
                        ErrorCode.FAILED,
                        reference,
                        "the registry names a token service that is not used: it must have an https URL")
                .build();
    }

    /** A query, or with an identity token a form, which alone may have it (RFC 6749, section 6). */
    static RegistryRequest of(URI realm, Challenge.Bearer bearer, RegistryLogin credentials) {
        StringBuilder fields = new StringBuilder();
        append(fields, "service", bearer.service());
        if (credentials instanceof RegistryLogin.IdentityToken identity) {
            append(fields, "scope", bearer.scope());
            append(fields, "client_id", "eidos");
            append(fields, "grant_type", "refresh_token");
            append(fields, "refresh_token", identity.token());
            return new RegistryRequest.Form(realm, fields.toString());
        }
        for (String scope : bearer.scope().split(" ", -1)) {
            append(fields, "scope", scope);
        }
        String separator = fields.isEmpty() ? "" : realm.getRawQuery() == null ? "?" : "&";
        return new RegistryRequest.Get(URI.create(realm + separator + fields), Map.of(), RegistryClient.SMALL, false);
    }

    private static void append(StringBuilder fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.append(fields.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
