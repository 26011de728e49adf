package dev.eidos.k8s.credential;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what a credential plugin has written to its standard output. Of it nothing is ever quoted. */
final class ExecAnswer {
    private final ExecPlugin plugin;
    private final Value answer;

    private ExecAnswer(ExecPlugin plugin, Value answer) {
        this.plugin = plugin;
        this.answer = answer;
    }

    /** @throws EidosException if no credential is in it */
    static Credential read(ExecPlugin plugin, String output) {
        return new ExecAnswer(plugin, parsed(plugin, output)).credential();
    }

    private static Value parsed(ExecPlugin plugin, String output) {
        if (output.isBlank()) {
            throw PluginFailures.gaveNothing(plugin, "it wrote nothing to its standard output");
        }
        try {
            return DocumentReader.read(output, "output");
        } catch (EidosException e) {
            // not as a cause: it quotes what it could not read
            throw PluginFailures.gaveNothing(plugin, "its output is no JSON");
        }
    }

    private Credential credential() {
        String kind = answer.text("kind");
        if (!kind.equals(ExecInfo.KIND)) {
            throw PluginFailures.gaveNothing(plugin, "its output is no ExecCredential");
        }
        if (!answer.text("apiVersion").equals(plugin.apiVersion())) {
            throw PluginFailures.gaveNothing(
                    plugin,
                    "its output is of another apiVersion than " + plugin.apiVersion() + ", which the kubeconfig names");
        }
        String token = answer.text("status", "token");
        ClientIdentity identity = identity();
        if (!token.isEmpty()) {
            return Credential.bearer(BearerToken.checked(token, origin()), identity, expires());
        }
        if (identity == null) {
            throw PluginFailures.gaveNothing(plugin, "no credential of " + plugin.apiVersion() + " in its output");
        }
        return new Credential(null, identity, expires());
    }

    private String origin() {
        return "output of " + plugin.shown();
    }

    private @Nullable ClientIdentity identity() {
        String certificate = answer.text("status", "clientCertificateData");
        String key = answer.text("status", "clientKeyData");
        if (certificate.isEmpty() && key.isEmpty()) {
            return null;
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw PluginFailures.gaveNothing(
                    plugin, "in its output is only one of clientCertificateData and clientKeyData");
        }
        return ClientIdentity.of(new Pem(certificate, origin()), new Pem(key, origin()));
    }

    private @Nullable Instant expires() {
        String when = answer.text("status", "expirationTimestamp");
        try {
            return when.isEmpty() ? null : Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(when));
        } catch (DateTimeParseException e) {
            throw PluginFailures.gaveNothing(plugin, "its expirationTimestamp is no time of RFC 3339");
        }
    }
}
