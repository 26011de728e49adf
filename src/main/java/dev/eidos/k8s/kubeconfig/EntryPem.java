package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.k8s.credential.ExecCluster;
import dev.eidos.k8s.credential.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads what an entry of a kubeconfig has either as data, or in a file that it names. */
final class EntryPem {
    private static final int MAX_BYTES = 16 << 20;

    private EntryPem() {}

    /**
     * The PEM of a field, or of its data.
     *
     * @param field such as {@code client-key}, beside which there may be {@code client-key-data}
     * @return null if it has neither
     */
    static @Nullable Pem of(NamedEntry entry, String field) {
        String data = entry.text(field + "-data");
        String file = entry.text(field);
        if (data != null && file != null) {
            throw entry.invalid("it has both " + field + " and " + field + "-data");
        }
        if (data != null) {
            return decoded(entry, field + "-data", data);
        }
        return file == null ? null : read(entry.place().resolve(file));
    }

    private static Pem decoded(NamedEntry entry, String field, String data) {
        try {
            // line ends are of whoever wrote the YAML
            byte[] bytes = Base64.getDecoder().decode(data.replaceAll("\\s", ""));
            return new Pem(new String(bytes, ExecCluster.PEM), field + " of " + entry + " in " + entry.place());
        } catch (IllegalArgumentException e) {
            throw entry.invalid(field + " is not Base64");
        }
    }

    static Pem read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Pem(new String(in.readNBytes(MAX_BYTES), ExecCluster.PEM), file.toString());
        } catch (NoSuchFileException e) {
            throw unreadable(file, ErrorCode.INVALID_INPUT, "no such file", e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, ErrorCode.FORBIDDEN, "permission denied", e);
        } catch (IOException e) {
            throw unreadable(file, ErrorCode.INVALID_INPUT, IoReason.of(e), e);
        }
    }

    private static EidosException unreadable(Path file, ErrorCode code, String reason, IOException cause) {
        return EidosException.of(code, "cannot read a file that the kubeconfig names")
                .object(file.toString())
                .reason(reason)
                .cause(cause)
                .build();
    }
}
