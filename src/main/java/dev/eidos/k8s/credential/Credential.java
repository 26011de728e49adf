package dev.eidos.k8s.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The proof of who asks an API server. It is never shown.
 *
 * @param authorization the header of that name; null to send none
 * @param identity the client certificate; null for none
 * @param expires null if nobody said so
 */
public record Credential(
        @Nullable String authorization,
        @Nullable ClientIdentity identity,
        @Nullable Instant expires) {
    /** Nobody in particular. */
    public static final Credential ANONYMOUS = new Credential(null, null, null);

    /** A token that {@link BearerToken} has let pass. */
    public static Credential bearer(String token, @Nullable ClientIdentity identity, @Nullable Instant expires) {
        return new Credential("Bearer " + token, identity, expires);
    }

    /** RFC 7617. */
    public static Credential basic(String user, String password, @Nullable ClientIdentity identity) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Credential("Basic " + login, identity, null);
    }

    boolean isValidAt(Instant now) {
        return expires == null || !now.isAfter(expires);
    }

    @Override
    public String toString() {
        return "Credential";
    }
}
