package dev.eidos.k8s.credential;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A token in a file, read at every request: whoever put it there replaces it before it expires.
 *
 * @param otherwise the token to use while the file cannot be read; null for none
 */
public record TokenFile(
        Path file, @Nullable String otherwise, @Nullable ClientIdentity identity) implements Credentials {
    private static final int MAX_BYTES = 1 << 20;

    @Override
    public Credential current() {
        return Credential.bearer(token(), identity, null);
    }

    /** White space around it belongs to the file. */
    private String token() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            return BearerToken.checked(new String(bytes, StandardCharsets.UTF_8).strip(), file.toString());
        } catch (IOException e) {
            if (otherwise != null) {
                return otherwise;
            }
            throw EidosException.of(ErrorCode.FORBIDDEN, "cannot read the token to log in with")
                    .object(file.toString())
                    .reason(IoReason.of(e))
                    .cause(e)
                    .build();
        }
    }

    @Override
    public boolean renew(Credential refused) {
        return !current().equals(refused);
    }

    @Override
    public String toString() {
        return "token in " + file;
    }
}
