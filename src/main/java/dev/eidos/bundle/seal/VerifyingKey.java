package dev.eidos.bundle.seal;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A public Ed25519 key (RFC 8032), read from what {@code openssl pkey -pubout} writes: SubjectPublicKeyInfo in PEM (RFC
 * 8410, section 4).
 */
public final class VerifyingKey {
    private static final int SIGNATURE_BYTES = 64;

    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /** The outcome of checking a signature. */
    enum Check {
        /** By this key, of this message. */
        VALID,
        /** By another key, or of another message; nothing tells which. */
        OTHER,
        /** None. */
        MALFORMED
    }

    /**
     * Reads the key.
     *
     * @throws EidosException if there is none, or it is of another kind
     */
    public static VerifyingKey read(Path file) {
        PemBlock block = PemBlock.read(file);
        String derive = "derive the public key: openssl pkey -in key.pem -pubout -out key.pub";
        switch (block.label()) {
            case "PUBLIC KEY" -> {}
            case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                throw invalid(file, "it is a private key; verifying takes the public one", derive);
            default -> throw invalid(file, "it holds a '" + block.label() + "', not a public Ed25519 key", derive);
        }
        try {
            return new VerifyingKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(block.bytes(file))));
        } catch (GeneralSecurityException e) {
            throw invalid(file, "it is not an Ed25519 key", derive);
        }
    }

    /** @param base64 with a newline at the end or without */
    Check check(byte[] message, byte[] base64) {
        String text = new String(base64, StandardCharsets.ISO_8859_1);
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            return Check.MALFORMED;
        }
        // the decoder overlooks bits that mean nothing, and other decoders do not
        boolean isPlain = Base64.getEncoder().encodeToString(signature).equals(line);
        return isPlain && signature.length == SIGNATURE_BYTES ? verify(message, signature) : Check.MALFORMED;
    }

    private Check verify(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature) ? Check.VALID : Check.OTHER;
        } catch (SignatureException e) {
            // 64 bytes that encode no point, or too large a number: no key made them
            return Check.OTHER;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was read as one that verifies", e);
        }
    }

    private static EidosException invalid(Path file, String reason, String suggestion) {
        return PemBlock.refused(ErrorCode.INVALID_INPUT, file, reason, suggestion)
                .build();
    }
}
