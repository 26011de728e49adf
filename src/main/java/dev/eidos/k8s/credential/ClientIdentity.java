package dev.eidos.k8s.credential;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.PemCertificates;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;

/**
 * A client certificate with those that certify it, and its key.
 *
 * @param chain the client's own first
 */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads certificate and key in PEM. Both may stand in one text, in any order: of each only its own is read.
     *
     * @throws EidosException if one of them cannot be used
     */
    public static ClientIdentity of(Pem certificate, Pem key) {
        List<X509Certificate> chain = chain(certificate);
        PrivateKey parsed = PrivateKeyPem.read(key);
        if (!belongTogether(chain.getFirst(), parsed)) {
            throw unusable(key, "the key is not that of the client certificate in " + certificate.origin());
        }
        return new ClientIdentity(parsed, chain);
    }

    private static List<X509Certificate> chain(Pem certificate) {
        try {
            List<X509Certificate> chain = PemCertificates.parse(certificate.text());
            if (chain.isEmpty()) {
                throw unusable(certificate, "there is no certificate in PEM in it");
            }
            return chain;
        } catch (CertificateException e) {
            throw unusable(certificate, "a certificate in it is damaged");
        }
    }

    /** As far as it can be told without signing something: of other keys the server will know. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        if (certificate.getPublicKey() instanceof RSAKey ofCertificate && key instanceof RSAKey own) {
            return ofCertificate.getModulus().equals(own.getModulus());
        }
        return certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm());
    }

    static EidosException unusable(Pem pem, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the client certificate cannot be used")
                .object(pem.origin())
                .reason(reason)
                .build();
    }

    @Override
    public String toString() {
        return "ClientIdentity";
    }
}
