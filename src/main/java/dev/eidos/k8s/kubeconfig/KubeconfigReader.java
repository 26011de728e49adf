package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads kubeconfig files; whatever is wrong with one is said with its name. */
final class KubeconfigReader {
    private static final int MAX_BYTES = 16 << 20;

    private KubeconfigReader() {}

    static List<KubeconfigFile> read(List<Path> files) {
        List<KubeconfigFile> parsed = new ArrayList<>();
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
            throw invalid(file, IoReason.of(e)).cause(e).build();
        }
    }

    private static KubeconfigFile parse(Path file, String text) {
        try {
            return KubeconfigFile.of(document(file, text), file);
        } catch (IllegalArgumentException e) {
            throw malformed(file, String.valueOf(e.getMessage()));
        }
    }

    private static Value document(Path file, String text) {
        try {
            return DocumentReader.read(text, file.toString(), Dialect.KUBECONFIG);
        } catch (EidosException e) {
            // not as a cause: it may quote a secret
            throw malformed(file, unquoted(String.valueOf(e.reason())) + place(e.object(), file));
        }
    }

    /** The reason, unless it quotes more of the text than a key or a single character. */
    private static String unquoted(String reason) {
        String bare = reason.replaceAll("'(.|<[a-z ]+>)'", "");
        boolean quotes = bare.chars().anyMatch(c -> "'\"*!%&".indexOf(c) >= 0);
        return quotes && !reason.startsWith("key '") ? "it is neither YAML nor JSON" : reason;
    }

    private static EidosException malformed(Path file, String reason) {
        return invalid(file, "not a kubeconfig: " + reason)
                .suggestion("check it with: kubectl config view --kubeconfig=" + file)
                .build();
    }

    /** Of {@code file:line:column} the line. */
    private static String place(@Nullable String object, Path file) {
        String rest = object == null || object.length() <= file.toString().length()
                ? ""
                : object.substring(file.toString().length() + 1);
        int colon = rest.indexOf(':');
        return colon < 0 ? "" : " in line " + rest.substring(0, colon);
    }

    private static EidosException.Builder invalid(Path file, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig cannot be used")
                .object(file.toString())
                .reason(reason);
    }
}
