package dev.eidos.bundle.registry.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The login of a user at a registry. Never shown. */
public sealed interface RegistryLogin {

    /** Nothing: the registry is asked as anyone. */
    record None() implements RegistryLogin {}

    /** A name and a password. */
    record Basic(String user, String password) implements RegistryLogin {
        /** RFC 7617. */
        public String header() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Basic[]";
        }
    }

    /**
     * A token that a registry's token service exchanges for access tokens (distribution, "OAuth2 Token
     * Authentication").
     */
    record IdentityToken(String token) implements RegistryLogin {
        @Override
        public String toString() {
            return "IdentityToken[]";
        }
    }

    /**
     * They are kept where they could not be read from; the registry is asked as anyone, which may be enough.
     *
     * @param where a clause, for errors
     */
    record Unreadable(String where) implements RegistryLogin {}
}
