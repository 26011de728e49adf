package dev.eidos.http;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates in PEM (RFC 7468). What stands between them is for people, and not read: the JDK takes a line of it that
 * begins with a zero for a certificate.
 */
final class PemCertificates {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)(-----END CERTIFICATE-----)?");

    private PemCertificates() {}

    /** @throws CertificateException if one of them is damaged */
    static List<X509Certificate> parse(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            if (block.group(2) == null) {
                throw new CertificateException("no end");
            }
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der(block))));
        }
        return certificates;
    }

    private static byte[] der(Matcher block) throws CertificateException {
        try {
            return Base64.getDecoder().decode(block.group(1).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new CertificateException("not Base64", e);
        }
    }
}
