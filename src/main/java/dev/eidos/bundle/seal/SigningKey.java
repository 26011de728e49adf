package dev.eidos.bundle.seal;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A private Ed25519 key (RFC 8032), read from what {@code openssl genpkey -algorithm ed25519} writes: PKCS #8 in PEM
 * (RFC 8410, section 7). Signatures are deterministic.
 */
public final class SigningKey {
    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads the key.
     *
     * @param notices is told if others can read the file
     * @throws EidosException if there is none, or it is of another kind
     */
    public static SigningKey read(Path file, Consumer<String> notices) {
        PemBlock block = PemBlock.read(file);
        switch (block.label()) {
            case "PRIVATE KEY" -> {}
            case "ENCRYPTED PRIVATE KEY" ->
                throw invalid(
                        file,
                        "it is encrypted, and there is no place to ask for a passphrase",
                        "decrypt it for the time of signing: openssl pkey -in " + file + " -out plain.pem");
            case "PUBLIC KEY" ->
                throw invalid(file, "it is a public key; signing takes the private one", "name the private key");
            default ->
                throw invalid(
                        file,
                        "it holds a '" + block.label() + "', not a private Ed25519 key in PKCS #8",
                        "make one with: openssl genpkey -algorithm ed25519 -out key.pem");
        }
        byte[] encoded = block.bytes(file);
        try {
            SigningKey read =
                    new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
            warn(file, notices);
            return read;
        } catch (GeneralSecurityException e) {
            throw invalid(
                    file, "it is not an Ed25519 key", "make one with: openssl genpkey -algorithm ed25519 -out key.pem");
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** The base64 of the 64 bytes of a signature, and a newline: what {@code base64 -d} makes openssl's again. */
    String sign(byte[] message) {
        return Base64.getEncoder().encodeToString(signature(message)) + "\n";
    }

    byte[] signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was read as one that signs", e);
        }
    }

    private static void warn(Path file, Consumer<String> notices) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ)) {
                notices.accept("others can read the private key " + file + "; chmod 600 " + file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // the key was read; whether others can read it is not worth a failure
            return;
        }
    }

    private static EidosException invalid(Path file, String reason, String suggestion) {
        return PemBlock.refused(ErrorCode.INVALID_INPUT, file, reason, suggestion)
                .build();
    }
}
