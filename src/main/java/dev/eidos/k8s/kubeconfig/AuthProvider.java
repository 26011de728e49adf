package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.credential.BearerToken;
import dev.eidos.k8s.credential.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The login of a kubeconfig's {@code auth-provider}, which credential plugins have replaced. Of {@code oidc} the ID
 * token is used while it lasts; of the others client-go, too, says no more than what took their place.
 */
final class AuthProvider {
    private AuthProvider() {}

    static Credential credential(NamedEntry provider) {
        return switch (provider.textOrEmpty("name")) {
            case "oidc" -> oidc(provider);
            case "gcp" ->
                throw replaced(provider, "gcp", "gke-gcloud-auth-plugin (gcloud container clusters get-credentials)");
            case "azure" -> throw replaced(provider, "azure", "kubelogin (kubelogin convert-kubeconfig)");
            default -> throw replaced(provider, "of that name", "the one of your cluster's provider");
        };
    }

    private static Credential oidc(NamedEntry provider) {
        NamedEntry config = provider.part("config");
        String token = config == null ? null : config.text("id-token");
        if (token == null || hasExpired(token)) {
            throw EidosException.of(ErrorCode.FORBIDDEN, "the login of the kubeconfig is over")
                    .object(provider + " in " + provider.place())
                    .reason((token == null ? "its auth-provider oidc has no id-token" : "its id-token has expired")
                            + ", and eidos gets no new one")
                    .suggestion("log in with kubectl again, or use an exec plugin, such as kubectl oidc-login")
                    .build();
        }
        return Credential.bearer(BearerToken.checked(token, "id-token of " + provider), null, null);
    }

    /** RFC 7519, 4.1.4; what does not say so is for the server to judge. */
    private static boolean hasExpired(String token) {
        String[] parts = token.split("\\.", -1);
        Instant expires = parts.length == 3 ? expires(parts[1]) : null;
        return expires != null && Instant.now().isAfter(expires);
    }

    private static @Nullable Instant expires(String claims) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
            long seconds =
                    DocumentReader.readJson(json, "claims", Selection.of("exp")).number("exp", 0);
            return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
        } catch (IllegalArgumentException | EidosException e) {
            return null;
        }
    }

    private static EidosException replaced(NamedEntry provider, String name, String plugin) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig cannot be used")
                .object(provider.place().toString())
                .reason(provider + " logs in with the auth-provider " + name + ", which Kubernetes has removed")
                .suggestion("use an exec plugin instead: " + plugin)
                .build();
    }
}
