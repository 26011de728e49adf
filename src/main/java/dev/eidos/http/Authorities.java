package dev.eidos.http;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The certificate authorities that {@code SSL_CERT_FILE} and {@code SSL_CERT_DIR} name. They are trusted instead of the
 * public ones that eidos brings along, so that a site decides alone.
 */
final class Authorities {
    static final String FILE = "SSL_CERT_FILE";
    static final String FOLDERS = "SSL_CERT_DIR";

    /** The most bytes of a file of authorities; all public ones together are 0.2 MB. */
    private static final int MAX_BYTES = 16 << 20;

    private Authorities() {}

    static boolean areNamed(Map<String, String> environment) {
        return !file(environment).isEmpty() || !folders(environment).isEmpty();
    }

    static String file(Map<String, String> environment) {
        return environment.getOrDefault(FILE, "");
    }

    private static String folders(Map<String, String> environment) {
        return environment.getOrDefault(FOLDERS, "");
    }

    /** @throws EidosException if what is named cannot be read, or no authority is in it */
    static List<X509Certificate> read(Map<String, String> environment) {
        List<X509Certificate> authorities = new ArrayList<>();
        String file = file(environment);
        if (!file.isEmpty()) {
            authorities.addAll(ofFile(file));
        }
        String folders = folders(environment);
        if (!folders.isEmpty()) {
            for (String folder : folders.split(":", -1)) {
                if (!folder.isEmpty()) {
                    authorities.addAll(ofFolder(folder));
                }
            }
            if (authorities.isEmpty()) {
                throw unusable(FOLDERS, folders, "no file in it has a certificate in PEM");
            }
        }
        return authorities;
    }

    private static List<X509Certificate> ofFile(String file) {
        try {
            List<X509Certificate> authorities = PemCertificates.parse(text(Path.of(file)));
            if (authorities.isEmpty()) {
                throw unusable(FILE, file, "no certificate in PEM is in it");
            }
            return authorities;
        } catch (NoSuchFileException e) {
            throw unusable(FILE, file, "no such file");
        } catch (IOException e) {
            throw unusable(FILE, file, IoReason.of(e));
        } catch (CertificateException e) {
            throw unusable(FILE, file, "a certificate in it is damaged");
        }
    }

    /** As OpenSSL and Go do, without complaints about folders that are not there and files that are something else. */
    private static List<X509Certificate> ofFolder(String folder) {
        List<X509Certificate> authorities = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                authorities.addAll(ofFolderFile(file));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(FOLDERS, folder, IoReason.of(e));
        }
        return authorities;
    }

    private static List<X509Certificate> ofFolderFile(Path file) {
        try {
            return PemCertificates.parse(text(file));
        } catch (IOException | CertificateException e) {
            return List.of();
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("larger than any list of authorities");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static EidosException unusable(String variable, String value, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot read the certificate authorities")
                .object(variable + "=" + value)
                .reason(reason)
                .suggestion("name PEM files with the authorities that are trusted instead of the public ones, or unset "
                        + variable)
                .build();
    }
}
