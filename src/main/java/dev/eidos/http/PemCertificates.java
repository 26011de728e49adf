package dev.eidos.http;

import dev.eidos.text.PemSection;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates in PEM (RFC 7468). What stands between them is for people, and not read: the JDK takes a line of it that
 * begins with a zero for a certificate.
 */
public final class PemCertificates {
    private PemCertificates() {}

    /**
     * The certificates in a text, in their order.
     *
     * @throws CertificateException if one of them is damaged
     */
    public static List<X509Certificate> parse(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemSection section : PemSection.in(pem)) {
            if (section.label().equals("CERTIFICATE")) {
                if (!section.ended()) {
                    throw new CertificateException("no end");
                }
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der(section))));
            }
        }
        return certificates;
    }

    private static byte[] der(PemSection section) throws CertificateException {
        try {
            return section.bytes();
        } catch (IllegalArgumentException e) {
            throw new CertificateException("not Base64", e);
        }
    }
}
