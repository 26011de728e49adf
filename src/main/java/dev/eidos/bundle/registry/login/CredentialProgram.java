package dev.eidos.bundle.registry.login;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.IoReason;
import dev.eidos.process.Execution;
import dev.eidos.process.Program;
import dev.eidos.process.Program.Errors;
import dev.eidos.terminal.TerminalText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program that keeps credentials, {@code docker-credential-NAME}, by the protocol of
 * docker/docker-credential-helpers.
 *
 * @param name as in the configuration, without {@code docker-credential-}
 * @param environment that it runs in; found on its {@code PATH}
 * @param patience the time limit: it may ask its user to unlock something
 */
record CredentialProgram(String name, Map<String, String> environment, Duration patience) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final int LONGEST_REASON = 200;

    /** The most bytes of an answer; some tokens are a few kilobytes. */
    private static final int MAX_OUTPUT_BYTES = 64 << 10;

    /**
     * Asks the program for the login at a registry. A failure is returned as data: the caller decides whether it is an
     * error.
     */
    RegistryLogin get(String registry) throws InterruptedException {
        if (!NAME.matcher(name).matches()) {
            return new RegistryLogin.Unreadable("the configuration's credential helper has a name that none has");
        }
        Path program = program();
        if (program == null) {
            return elsewhere("is not on the PATH: install it");
        }
        String server = registry.equals("docker.io") ? LoginKeys.HUB : registry;
        Execution run = new Program(
                        List.of(program.toString(), "get"),
                        environment,
                        server + "\n",
                        Errors.DISCARDED,
                        MAX_OUTPUT_BYTES)
                .run(patience);
        return switch (run) {
            case Execution.Exited exited -> exited.code() == 0 ? credentials(exited.output()) : failed(exited);
            case Execution.NotStarted(var failure) -> elsewhere("does not start: " + IoReason.of(failure));
            case Execution.TimedOut _ -> elsewhere("does not end: stopped after " + patience.toSeconds() + " s");
            case Execution.TooMuchOutput _ -> elsewhere("writes more than credentials");
        };
    }

    private RegistryLogin elsewhere(String clause) {
        return new RegistryLogin.Unreadable("docker-credential-" + name + " " + clause);
    }

    /** Not where the configuration or the current directory says: that would run anything. */
    private @Nullable Path program() {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, "docker-credential-" + name);
            if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                return program;
            }
        }
        return null;
    }

    private RegistryLogin credentials(String output) {
        Value answer;
        try {
            answer = DocumentReader.readJson(output, "credentials", Selection.of("Username", "Secret"));
        } catch (EidosException e) {
            // the parser's words may have the secret in them
            return elsewhere("gives no JSON");
        }
        String user = answer.text("Username");
        String secret = answer.text("Secret");
        if (secret.isEmpty()) {
            return new RegistryLogin.None();
        }
        return user.equals("<token>") ? new RegistryLogin.IdentityToken(secret) : new RegistryLogin.Basic(user, secret);
    }

    /** It says why on standard output, where it would also have written the secret. */
    private RegistryLogin failed(Execution.Exited run) {
        String said = run.output().strip();
        if (said.equals("credentials not found in native keychain")) {
            return new RegistryLogin.None();
        }
        boolean isHarmless = !said.isEmpty() && !said.contains("{") && !said.contains("\n");
        String shown = TerminalText.visible(said.substring(0, Math.min(said.length(), LONGEST_REASON)));
        return elsewhere("exits with " + run.code() + (isHarmless ? ": " + shown : ""));
    }

    @Override
    public String toString() {
        return "CredentialProgram[" + name + "]";
    }
}
