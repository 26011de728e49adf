package dev.eidos.bundle.seal;

import java.nio.file.Path;

/** The signatures of files that are released: of the form that those of bundles have, by the same kind of key. */
public final class DetachedSignature {
    private final SigningKey key;

    private DetachedSignature(SigningKey key) {
        this.key = key;
    }

    /** With the key of a file; a word about who else can read that goes to standard error. */
    public static DetachedSignature with(Path key) {
        return new DetachedSignature(SigningKey.read(key, System.err::println));
    }

    /** The base64 of the signature, and a newline. */
    public String of(byte[] content) {
        return key.sign(content);
    }
}
