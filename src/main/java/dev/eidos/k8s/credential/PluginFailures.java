package dev.eidos.k8s.credential;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.redact.CredentialMask;
import java.time.Duration;

/**
 * What it means to a user that a credential plugin gave no credential. Of its command only the name is told, also where
 * the plugin itself repeats its arguments, or they stand where a name belongs.
 */
final class PluginFailures {
    /** What a plugin says last is why it failed. */
    private static final int TAIL = 500;

    private PluginFailures() {}

    static EidosException gaveNothing(ExecPlugin plugin, String reason) {
        return gaveNothing(plugin, reason, "run it to see why: " + plugin.shown());
    }

    static EidosException failed(ExecPlugin plugin, int exit, String errors) {
        String said = tail(errors);
        return gaveNothing(
                plugin,
                "it ended with exit code " + exit + (said.isEmpty() ? "" : ": " + said),
                "run it to see why: " + plugin.shown() + hint(plugin, "; "));
    }

    static EidosException notStarted(ExecPlugin plugin, String reason) {
        return gaveNothing(plugin, reason, hint(plugin, "").isEmpty() ? "install it" : hint(plugin, ""));
    }

    static EidosException cannotAsk(ExecPlugin plugin) {
        return gaveNothing(
                plugin,
                "it asks its user (interactiveMode: Always), and standard input is no terminal",
                "run eidos in a terminal, or use credentials that ask nobody");
    }

    static EidosException endless(ExecPlugin plugin, Duration limit) {
        return EidosException.of(
                        ErrorCode.TIMED_OUT, "the credential plugin of context " + plugin.context() + " does not end")
                .object(plugin.shown())
                .reason("ended by force after " + limit.toSeconds() + " s")
                .suggestion("log in with it first: " + plugin.shown())
                .build();
    }

    private static EidosException gaveNothing(ExecPlugin plugin, String reason, String suggestion) {
        return EidosException.of(
                        ErrorCode.FORBIDDEN, "the credential plugin of context " + plugin.context() + " gave nothing")
                .object(plugin.shown())
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }

    private static String hint(ExecPlugin plugin, String before) {
        String hint = plugin.installHint();
        return hint == null || hint.isBlank() ? "" : before + hint.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Its last words on one line. */
    private static String tail(String errors) {
        String said = CredentialMask.hide(errors.strip()).replaceAll("\\s*\\R\\s*", " / ");
        return said.length() <= TAIL ? said : "…" + said.substring(said.length() - TAIL);
    }
}
