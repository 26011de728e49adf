package dev.eidos.k8s.client;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Reads kubeconfig files; whatever is wrong with one is said with its name. */
final class KubeconfigReader {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_REASON = 200;

    private KubeconfigReader() {}

    static List<Config> read(List<Path> files) {
        List<Config> parsed = new ArrayList<>();
        for (Path file : files) {
            String text = text(file);
            if (!text.isBlank()) {
                parsed.add(parse(file, text));
            }
        }
        return parsed;
    }

    /** Read once: of a pipe, as a shell's {@code <(command)} gives, nothing is left for a second time. */
    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw invalid(file, "is a directory").build();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid(file, "larger than " + MAX_BYTES + " bytes").build();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (AccessDeniedException e) {
            throw EidosException.of(ErrorCode.FORBIDDEN, "cannot read the kubeconfig")
                    .object(file.toString())
                    .reason("permission denied")
                    .cause(e)
                    .build();
        } catch (IOException e) {
            throw invalid(file, String.valueOf(e.getMessage())).cause(e).build();
        }
    }

    private static Config parse(Path file, String text) {
        try {
            return placed(file, KubeConfigUtils.parseConfigFromString(text));
        } catch (RuntimeException e) {
            // of the library's, the mapper's or the parser's own kind
            throw invalid(file, "not a kubeconfig: " + reason(e))
                    .suggestion("check it with: kubectl config view --kubeconfig=" + file)
                    .cause(e)
                    .build();
        }
    }

    /** Notes where the entries stand as the library does when it reads files: certificates lie relative to that. */
    private static Config placed(Path path, Config config) {
        File file = path.toFile();
        for (NamedContext context : orNone(config.getContexts())) {
            context.getAdditionalProperties().put("KUBERNETES_CONFIG_CONTEXT_FILE_KEY", file);
        }
        for (NamedCluster cluster : orNone(config.getClusters())) {
            cluster.getAdditionalProperties().put("KUBERNETES_CONFIG_CLUSTER_FILE_KEY", file);
        }
        for (NamedAuthInfo user : orNone(config.getUsers())) {
            user.getAdditionalProperties().put("KUBERNETES_CONFIG_AUTH_INFO_FILE_KEY", file);
        }
        return config;
    }

    /** kubectl writes {@code users: null} for none. */
    private static <E> List<E> orNone(@Nullable List<E> entries) {
        return Objects.requireNonNullElse(entries, List.of());
    }

    private static EidosException.Builder invalid(Path file, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig cannot be used")
                .object(file.toString())
                .reason(reason);
    }

    /** Without the parser's excerpts of the file: a kubeconfig holds credentials. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof MarkedYamlEngineException yaml) {
            int line = yaml.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            return yaml.getProblem() + " in line " + line;
        }
        String message = Objects.requireNonNullElse(root.getMessage(), root.toString());
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.substring(0, Math.min(MAX_REASON, line.length()));
    }
}
