package dev.eidos.bundle.oci;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import dev.eidos.document.Selection;
import dev.eidos.document.Tree;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The credentials that {@code docker login} keeps in a file (docker/cli, "docker login", "Credential stores"). Those
 * that it keeps elsewhere are only told of: programs that would fetch them are not run.
 *
 * @param file where it is, whether it exists or not
 */
record DockerConfig(Path file, Node content) {

    /** {@code $DOCKER_CONFIG/config.json} or {@code ~/.docker/config.json}; empty where there is no such file. */
    static DockerConfig read(Map<String, String> environment, Path home) {
        String folder = environment.get("DOCKER_CONFIG");
        Path file =
                (folder == null || folder.isEmpty() ? home.resolve(".docker") : Path.of(folder)).resolve("config.json");
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new DockerConfig(file, DocumentReader.readJson(text, file.toString(), Selection.ALL));
        } catch (NoSuchFileException e) {
            return new DockerConfig(file, new MappingBuilder().build());
        } catch (IOException e) {
            throw unusable(file, IoReason.of(e));
        } catch (EidosException e) {
            // the parser's words may have the file's in them
            throw unusable(file, "it is not JSON");
        }
    }

    Credentials of(String registry) {
        String helper = Tree.text(content, "credHelpers", registry);
        if (!helper.isEmpty()) {
            return new Credentials.Elsewhere("docker-credential-" + helper + " has them, and is not supported");
        }
        for (String key : keys(registry)) {
            Node entry = Tree.at(content, "auths", key);
            if (entry instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
                return entry(mapping);
            }
        }
        String store = Tree.text(content, "credsStore");
        return store.isEmpty()
                ? new Credentials.None()
                : new Credentials.Elsewhere("docker-credential-" + store + " may have them, and is not supported");
    }

    /** Docker Hub's key has stayed that of its first API. */
    private static List<String> keys(String registry) {
        return registry.equals("docker.io")
                ? List.of("https://index.docker.io/v1/", "docker.io")
                : List.of(registry, "https://" + registry, "https://" + registry + "/", "https://" + registry + "/v2/");
    }

    private Credentials entry(Node.Mapping entry) {
        if (!Tree.text(entry, "identitytoken").isEmpty()) {
            return new Credentials.Elsewhere(file + " has an identity token, which is not supported");
        }
        String auth = Tree.text(entry, "auth");
        if (auth.isEmpty()) {
            String user = Tree.text(entry, "username");
            return user.isEmpty() ? new Credentials.None() : new Credentials.Basic(user, Tree.text(entry, "password"));
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon > 0) {
                // docker has padded passwords with zero bytes
                return new Credentials.Basic(
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
                .suggestion("log in again: docker login")
                .build();
    }

    @Override
    public String toString() {
        return "DockerConfig[" + file + "]";
    }
}
