package dev.eidos.k8s.kubeconfig;

import dev.eidos.k8s.credential.BearerToken;
import dev.eidos.k8s.credential.ClientIdentity;
import dev.eidos.k8s.credential.Credential;
import dev.eidos.k8s.credential.Credentials;
import dev.eidos.k8s.credential.Pem;
import dev.eidos.k8s.credential.TokenFile;
import dev.eidos.k8s.transport.Impersonation;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A user of a kubeconfig: how they log in, and as whom they want to be taken. */
record UserEntry(NamedEntry entry) {

    /** Returns whether there is anything to log in with. */
    boolean hasLogin() {
        return has("token")
                || has("tokenFile")
                || hasPassword()
                || hasCertificate()
                || entry.part("exec") != null
                || entry.part("auth-provider") != null;
    }

    private boolean has(String field) {
        return entry.text(field) != null;
    }

    private boolean hasPassword() {
        return has("username") || has("password");
    }

    private boolean hasCertificate() {
        return has("client-certificate") || has("client-certificate-data");
    }

    /** @param plugin the credentials of its plugin, if it comes to that */
    Credentials credentials(Supplier<Credentials> plugin) {
        if (hasPassword() && (has("token") || has("tokenFile"))) {
            throw entry.invalid("it has both a token and a user name or password");
        }
        if (entry.part("exec") != null && entry.part("auth-provider") != null) {
            throw entry.invalid("it has both an exec plugin and an auth-provider");
        }
        ClientIdentity identity = identity();
        String token = token();
        String tokenFile = entry.text("tokenFile");
        if (tokenFile != null) {
            return new TokenFile(entry.place().resolve(tokenFile), token, identity);
        }
        if (token != null) {
            return Credentials.fixed(Credential.bearer(token, identity, null));
        }
        if (hasPassword()) {
            return Credentials.fixed(
                    Credential.basic(entry.textOrEmpty("username"), entry.textOrEmpty("password"), identity));
        }
        // as client-go: a plugin is not asked where something else logs in
        if (identity != null) {
            return Credentials.fixed(new Credential(null, identity, null));
        }
        NamedEntry provider = entry.part("auth-provider");
        if (provider != null) {
            return Credentials.fixed(AuthProvider.credential(provider));
        }
        return entry.part("exec") == null ? Credentials.fixed(Credential.ANONYMOUS) : plugin.get();
    }

    private @Nullable String token() {
        String token = entry.text("token");
        return token == null ? null : BearerToken.checked(token, "token of " + entry + " in " + entry.place());
    }

    private @Nullable ClientIdentity identity() {
        Pem certificate = EntryPem.of(entry, "client-certificate");
        Pem key = EntryPem.of(entry, "client-key");
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null) {
            throw entry.invalid("it has a client-key without client-certificate");
        }
        if (key == null) {
            throw entry.invalid("it has a client-certificate without client-key");
        }
        return ClientIdentity.of(certificate, key);
    }

    Impersonation impersonation() {
        String as = entry.text("as");
        String uid = entry.textOrEmpty("as-uid");
        List<String> groups = entry.texts("as-groups");
        NamedEntry extra = entry.part("as-user-extra");
        Map<String, List<String>> extras = extra == null ? Map.of() : extra.lists();
        if (as == null) {
            if (!uid.isEmpty() || !groups.isEmpty() || !extras.isEmpty()) {
                throw entry.invalid("as-uid, as-groups and as-user-extra need a user to be taken for: as");
            }
            return Impersonation.NONE;
        }
        Impersonation impersonation = Impersonation.of(as, uid, groups, extras);
        impersonation.headers().values().forEach(values -> values.forEach(this::checkHeader));
        return impersonation;
    }

    private void checkHeader(String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw entry.invalid("who it wants to be taken for cannot be sent: not all of it is ASCII on one line");
        }
    }
}
