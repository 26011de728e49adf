package dev.eidos.bundle.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 (FIPS 180-4) in lower-case hexadecimal. */
public final class Sha256 {
    private Sha256() {}

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /** Of many files in turn: looking the algorithm up takes longer than a small file's digest. */
    static final class OfStreams {
        private final MessageDigest digest = algorithm();
        private final byte[] buffer = new byte[1 << 16];

        /**
         * Of what is still to be read.
         *
         * @return null if it is more than so many bytes: then no more is read
         */
        @Nullable
        String hex(InputStream in, long most) throws IOException {
            digest.reset();
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > most) {
                    return null;
                }
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
