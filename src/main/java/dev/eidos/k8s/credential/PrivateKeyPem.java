package dev.eidos.k8s.credential;

import dev.eidos.text.PemSection;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key in PEM, as PKCS #8 (RFC 5958), or as older tools write keys of RSA (PKCS #1, RFC 8017) and of elliptic
 * curves (SEC 1, RFC 5915).
 */
final class PrivateKeyPem {
    private static final String KEY = "PRIVATE KEY";

    /** DER of the algorithm identifier rsaEncryption with NULL parameters, RFC 8017 appendix A.1. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    /** DER of the object identifier id-ecPublicKey, RFC 5480. */
    private static final byte[] EC_PUBLIC_KEY = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    /** The content of the object identifiers id-Ed25519 and id-Ed448, RFC 8410, without its last byte. */
    private static final byte[] EDWARDS = {0x2b, 0x65};

    private static final byte[] EC = Arrays.copyOfRange(EC_PUBLIC_KEY, 2, EC_PUBLIC_KEY.length);

    private PrivateKeyPem() {}

    static PrivateKey read(Pem pem) {
        List<PemSection> sections = PemSection.in(pem.text());
        for (PemSection section : sections) {
            if (section.label().endsWith(KEY)) {
                return read(section, parameters(sections), pem);
            }
        }
        throw ClientIdentity.unusable(pem, "there is no private key in PEM in it");
    }

    private static PrivateKey read(PemSection section, byte @Nullable [] parameters, Pem pem) {
        if (section.label().equals("ENCRYPTED " + KEY) || pem.text().contains("Proc-Type: 4,ENCRYPTED")) {
            throw ClientIdentity.unusable(
                    pem, "the private key is encrypted, and nobody is asked for its password: decrypt it first");
        }
        try {
            byte[] pkcs8 = section.ended() ? pkcs8(section, parameters) : null;
            String algorithm = pkcs8 == null ? null : algorithm(pkcs8);
            if (algorithm != null) {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // what is said of it may quote it
        }
        throw ClientIdentity.unusable(
                pem, "its " + section.label() + " is damaged, or of a kind that is not supported");
    }

    private static byte @Nullable [] parameters(List<PemSection> sections) {
        for (PemSection section : sections) {
            if (section.label().equals("EC PARAMETERS") && section.ended()) {
                try {
                    return section.bytes();
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static byte @Nullable [] pkcs8(PemSection section, byte @Nullable [] parameters) {
        byte[] der = section.bytes();
        return switch (section.label()) {
            case "RSA PRIVATE KEY" -> wrapped(RSA, der);
            case "EC PRIVATE KEY" -> ofCurve(der, parameters);
            default -> der;
        };
    }

    /** RFC 5958: a version, the algorithm, and the key as an octet string. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.of(Der.SEQUENCE, Der.number(0), algorithm, Der.of(Der.OCTETS, key));
    }

    /** The curve stands in the key (RFC 5915, section 3), or in a section of its own before it. */
    private static byte @Nullable [] ofCurve(byte[] sec1, byte @Nullable [] parameters) {
        Der key = Der.inSequence(sec1);
        if (key == null || key.next(Der.INTEGER) == null || key.next(Der.OCTETS) == null) {
            return null;
        }
        byte[] own = key.next(Der.FIRST);
        byte[] curve = own == null ? parameters : own;
        return curve == null ? null : wrapped(Der.of(Der.SEQUENCE, EC_PUBLIC_KEY, curve), sec1);
    }

    /** As the JDK calls it. */
    private static @Nullable String algorithm(byte[] pkcs8) {
        Der key = Der.inSequence(pkcs8);
        byte[] identifier = key == null || key.next(Der.INTEGER) == null ? null : key.next(Der.SEQUENCE);
        byte[] oid = identifier == null ? null : Der.in(identifier).next(Der.OBJECT);
        if (oid == null) {
            return null;
        }
        return Arrays.equals(oid, EC) ? "EC" : Arrays.equals(oid, 0, 2, EDWARDS, 0, 2) ? "EdDSA" : "RSA";
    }
}
