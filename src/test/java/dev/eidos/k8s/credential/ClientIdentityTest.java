package dev.eidos.k8s.credential;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientIdentityTest {
    @TempDir
    static Path folder;

    static TestKeys keys;

    @BeforeAll
    static void make() throws Exception {
        keys = TestKeys.in(folder)
                .authority("ca")
                .client("rsa", "ca", "RSA")
                .client("other", "ca", "RSA")
                .client("ec", "ca", "EC")
                .client("ed", "ca", "Ed25519");
    }

    @ParameterizedTest
    @CsvSource({"rsa, RSA", "ec, EC", "ed, EdDSA"})
    void aKeyMayBeOfEachKind(String alias, String algorithm) {
        // when
        ClientIdentity identity = identity(keys.certificate(alias), keys.key(alias));

        // then
        assertThat(identity.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(identity.chain()).hasSize(1);
    }

    @Test
    void aKeyOfRsaMayBeInItsOlderForm() {
        // when
        ClientIdentity identity = identity(keys.certificate("rsa"), keys.olderKey("rsa", "RSA PRIVATE KEY"));

        // then
        assertThat(identity.key())
                .isEqualTo(identity(keys.certificate("rsa"), keys.key("rsa")).key());
    }

    @Test
    void theCurveOfAnOlderKeyMayStandBeforeIt() {
        // given
        String older = keys.curve("ec") + keys.olderKey("ec", "EC PRIVATE KEY");

        // when
        ClientIdentity identity = identity(keys.certificate("ec"), older);

        // then
        assertThat(secret(identity)).isEqualTo(secret(identity(keys.certificate("ec"), keys.key("ec"))));
    }

    @Test
    void theCurveOfAnOlderKeyMayStandInIt() {
        // given
        byte[] sec1 = bytes(keys.olderKey("ec", "EC PRIVATE KEY"));
        byte[] curve = bytes(keys.curve("ec"));
        Der inside = requireNonNull(Der.inSequence(sec1));
        byte[] version = requireNonNull(inside.next(Der.INTEGER));
        byte[] octets = requireNonNull(inside.next(Der.OCTETS));
        byte[] whole = Der.of(
                Der.SEQUENCE, Der.of(Der.INTEGER, version), Der.of(Der.OCTETS, octets), Der.of(Der.FIRST, curve));

        // when
        ClientIdentity identity = identity(keys.certificate("ec"), TestKeys.pem("EC PRIVATE KEY", whole));

        // then
        assertThat(secret(identity)).isEqualTo(secret(identity(keys.certificate("ec"), keys.key("ec"))));
    }

    private static BigInteger secret(ClientIdentity identity) {
        return ((ECPrivateKey) identity.key()).getS();
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]*-----", ""));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void certificateAndKeyMayStandInOneFileInAnyOrder(boolean certificateFirst) {
        // given
        String certificate = "some words\n" + keys.certificate("rsa");
        String key = keys.olderKey("rsa", "RSA PRIVATE KEY");
        String both = certificateFirst ? certificate + key : key + certificate;

        // when, then
        assertThat(identity(both, both).chain()).hasSize(1);
    }

    @Test
    void thoseThatCertifyTheClientComeAlong() {
        // when
        ClientIdentity identity = identity(keys.certificate("rsa") + keys.certificate("ca"), keys.key("rsa"));

        // then
        assertThat(identity.chain()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"other, is not that of the client certificate", "ec, is not that of the client certificate"})
    void aKeyOfAnotherCertificateIsRefused(String other, String reason) {
        assertThat(refused(keys.certificate("rsa"), keys.key(other))).contains(reason);
    }

    @Test
    void anEncryptedKeyIsRefusedInWords() {
        // given
        String modern = TestKeys.pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
        String legacy = keys.olderKey("rsa", "RSA PRIVATE KEY")
                .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0102\n\n");

        // when, then
        assertThat(refused(keys.certificate("rsa"), modern))
                .contains("is encrypted")
                .contains("decrypt it first");
        assertThat(refused(keys.certificate("rsa"), legacy)).contains("is encrypted");
    }

    @Test
    void whatIsDamagedIsNeverQuoted() {
        // given
        String secret = Base64.getEncoder().encodeToString("sup3rs3cret".getBytes(StandardCharsets.US_ASCII));
        String damaged = "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n";

        // when, then
        assertThat(refused(keys.certificate("rsa"), damaged))
                .contains("damaged")
                .doesNotContain(secret);
        assertThat(refused(keys.certificate("rsa"), "nothing")).contains("no private key");
        assertThat(refused("nothing", keys.key("rsa"))).contains("no certificate");
    }

    private static ClientIdentity identity(String certificate, String key) {
        return ClientIdentity.of(new Pem(certificate, "client.pem"), new Pem(key, "key.pem"));
    }

    private static String refused(String certificate, String key) {
        EidosException failure = catchThrowableOfType(EidosException.class, () -> identity(certificate, key));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure).hasNoCause();
        return String.valueOf(failure.getMessage());
    }
}
