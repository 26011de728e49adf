package dev.eidos.bundle.registry.login;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * The configuration in which {@code docker login} and {@code podman login} keep credentials: in the file itself, or in
 * a program that the file names (docker/cli, "docker login", "Credential stores"; containers-auth.json(5)).
 *
 * @param file the path, whether the file exists or not
 */
record DockerConfig(Path file, Value content) {

    /** The name that docker gives its file. */
    static final String NAME = "config.json";

    private static final RegistryLogin NONE = new RegistryLogin.None();

    /** Some hundred registries; a device has no end. */
    private static final int MAX_BYTES = 1 << 20;

    /** Empty where there is no such file. */
    static DockerConfig read(Path file) {
        try {
            String text = text(file);
            return new DockerConfig(file, json(text, file));
        } catch (NoSuchFileException e) {
            return new DockerConfig(file, new MappingBuilder().build());
        } catch (IOException e) {
            throw unusable(file, IoReason.of(e));
        }
    }

    private static Value json(String text, Path file) {
        try {
            return DocumentReader.readJson(text, file.toString(), Selection.ALL);
        } catch (EidosException e) {
            // the parser's words may have the file's in them
            throw unusable(file, "it is not JSON");
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, "it has more than " + (MAX_BYTES >> 20) + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The login that the file itself has; an entry without one says that a program has it. */
    RegistryLogin of(LoginKeys keys) {
        Map<String, Value> entries = content.entries("auths");
        for (String key : keys.in(entries.keySet(), file.endsWith(NAME))) {
            RegistryLogin login = entries.get(key) instanceof Value.Mapping entry ? entry(entry) : NONE;
            if (!login.equals(NONE)) {
                return login;
            }
        }
        return NONE;
    }

    /** The helper for this registry alone; empty if there is none. */
    String helper(LoginKeys keys) {
        for (String name : keys.names()) {
            String helper = content.text("credHelpers", name);
            if (!helper.isEmpty()) {
                return helper;
            }
        }
        return "";
    }

    /** The helper for all registries that have none of their own; empty if there is none. */
    String store() {
        return content.text("credsStore");
    }

    private RegistryLogin entry(Value.Mapping entry) {
        String identity = entry.text("identitytoken");
        if (!identity.isEmpty()) {
            return new RegistryLogin.IdentityToken(identity);
        }
        String auth = entry.text("auth");
        if (auth.isEmpty()) {
            String user = entry.text("username");
            return user.isEmpty() ? NONE : new RegistryLogin.Basic(user, entry.text("password"));
        }
        try {
            String decoded =
                    new String(Base64.getDecoder().decode(auth.replaceAll("[\r\n]", "")), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon > 0) {
                // docker has padded passwords with zero bytes
                return new RegistryLogin.Basic(
                        decoded.substring(0, colon),
                        decoded.substring(colon + 1).replace("\0", ""));
            }
        } catch (IllegalArgumentException e) {
            throw unusable(file, "an entry 'auth' in it is not base64");
        }
        throw unusable(file, "an entry 'auth' in it is not USER:PASSWORD");
    }

    private static EidosException unusable(Path file, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot use the credentials")
                .object(file.toString())
                .reason(reason)
                .suggestion("log in again: docker login, or podman login")
                .build();
    }

    @Override
    public String toString() {
        return "DockerConfig[" + file + "]";
    }
}
