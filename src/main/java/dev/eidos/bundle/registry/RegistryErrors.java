package dev.eidos.bundle.registry;

import dev.eidos.bundle.registry.login.RegistryLogin;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.http.ConnectionFault;
import dev.eidos.http.ProxyFault;
import dev.eidos.redact.CredentialMask;
import dev.eidos.redact.ShownUrl;
import dev.eidos.terminal.TerminalText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers of a registry and failures of the network, as failures of ours. */
final class RegistryErrors {
    private static final int LONGEST_REASON = 300;

    private RegistryErrors() {}

    /** An answer that is not the one that was hoped for. */
    static EidosException refused(String object, HttpResponse<byte[]> answer, RegistryLogin credentials) {
        int status = answer.statusCode();
        String said = said(answer.body());
        String reason = "the registry answers " + status + (said.isEmpty() ? "" : ": " + said);
        return switch (status) {
            case 401, 403 -> forbidden(object, reason, credentials);
            case 404 ->
                failed(ErrorCode.NOT_FOUND, object, reason)
                        .suggestion("check name and tag; some registries also hide in this way what you may not see")
                        .build();
            case 408 ->
                failed(ErrorCode.TIMED_OUT, object, reason)
                        .suggestion("try again later")
                        .build();
            default ->
                failed(RetryAfter.isBusy(status) ? ErrorCode.UNAVAILABLE : ErrorCode.FAILED, object, reason)
                        .suggestion(
                                RetryAfter.isBusy(status)
                                        ? later(answer)
                                        : "check that it is a registry, and that it may be written to")
                        .build();
        };
    }

    private static String later(HttpResponse<byte[]> answer) {
        Duration wait = RetryAfter.of(answer, Instant.now());
        return wait == null ? "try again later" : "try again in " + wait.toSeconds() + " s, as it asks";
    }

    private static EidosException forbidden(String object, String reason, RegistryLogin credentials) {
        EidosException.Builder error = failed(ErrorCode.FORBIDDEN, object, reason);
        return switch (credentials) {
            case RegistryLogin.None _ ->
                error.suggestion("log in with docker login or podman login").build();
            case RegistryLogin.Basic _, RegistryLogin.IdentityToken _ ->
                error.suggestion("check that the user you are logged in as may do this")
                        .build();
            case RegistryLogin.Unreadable(String where) ->
                error.reason(reason + "; there may be credentials, but " + where)
                        .suggestion("log in again, or point DOCKER_CONFIG at a folder whose config.json has 'auths' for"
                                + " this registry")
                        .build();
        };
    }

    /** The first error in the body (OCI distribution specification 1.1, "Error Codes"); empty if there is none. */
    private static String said(byte[] body) {
        try {
            Value answer = DocumentReader.readJson(
                    new String(body, StandardCharsets.UTF_8), "answer", Selection.of("errors.code", "errors.message"));
            List<Value> errors = answer.items("errors");
            if (errors.isEmpty()) {
                return "";
            }
            String said = TerminalText.visible(CredentialMask.hide(
                    (errors.getFirst().text("code") + " " + errors.getFirst().text("message")).strip()));
            return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "…" : said;
        } catch (EidosException e) {
            // a proxy's page, or nothing
            return "";
        }
    }

    /** The proxy's doing. */
    static EidosException of(URI url, ProxyFault fault, @Nullable Throwable failure) {
        return failed(fault.code(), ShownUrl.of(url), fault.reason())
                .suggestion(fault.suggestion())
                .cause(failure)
                .build();
    }

    /**
     * No answer, or not a whole one.
     *
     * @param trust what to do if the registry's authority is not trusted
     */
    static EidosException of(URI url, IOException failure, String trust) {
        String object = ShownUrl.of(url);
        return switch (ConnectionFault.of(failure)) {
            case NO_CONNECTION_IN_TIME, NO_ANSWER_IN_TIME -> tooSlow(url, "no connection or answer in time", failure);
            case UNKNOWN_HOST -> unavailable(object, "the host name cannot be resolved", failure);
            case NOT_TRUSTED ->
                failed(
                                ErrorCode.UNAVAILABLE,
                                object,
                                "no secure connection: its certificate is of no authority that is trusted here")
                        .suggestion(trust)
                        .cause(failure)
                        .build();
            case NOT_SECURE ->
                failed(ErrorCode.UNAVAILABLE, object, "no secure connection: " + IoReason.of(failure))
                        .suggestion("check the host name and the registry's certificate; a registry without TLS needs"
                                + " --plain-http")
                        .cause(failure)
                        .build();
            case REFUSED -> unavailable(object, "connection refused", failure);
            case OTHER ->
                Objects.requireNonNullElse(failure.getMessage(), "").contains("exceeds")
                        ? failed(ErrorCode.FAILED, object, "the answer is larger than it may be")
                                .cause(failure)
                                .build()
                        : brokenOff(object, failure);
        };
    }

    /** The JDK's client tells of a connection that was closed in the terms of its parser. */
    private static EidosException brokenOff(String object, IOException failure) {
        String said = IoReason.of(failure);
        if (said.contains("received no bytes")) {
            return unavailable(object, "the connection was closed without an answer", failure);
        }
        return unavailable(
                object,
                said.contains("bytes received") ? "the connection was closed in the middle of the answer" : said,
                failure);
    }

    static EidosException tooSlow(URI url, String reason, Throwable failure) {
        return failed(ErrorCode.TIMED_OUT, ShownUrl.of(url), reason)
                .suggestion("try again later")
                .cause(failure)
                .build();
    }

    private static EidosException unavailable(String object, String reason, Throwable failure) {
        return failed(ErrorCode.UNAVAILABLE, object, reason)
                .suggestion("check the host, and that this machine reaches it: DNS, firewall, VPN")
                .cause(failure)
                .build();
    }

    static EidosException.Builder failed(ErrorCode code, String object, String reason) {
        String message = switch (code) {
            case NOT_FOUND -> "the registry does not have this";
            case FORBIDDEN -> "the registry does not permit this";
            case TIMED_OUT, UNAVAILABLE -> "the registry is not available";
            case FAILED, INVALID_INPUT, CONFLICT, INTERNAL, CHECK_FAILED, PARTIAL -> "the registry does not do this";
        };
        return EidosException.of(code, message).object(object).reason(reason);
    }
}
