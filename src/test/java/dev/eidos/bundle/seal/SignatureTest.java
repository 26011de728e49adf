package dev.eidos.bundle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.bundle.seal.VerificationReport.SignatureState;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /** What RFC 8410 puts before the 32 bytes of a private and of a public key. */
    private static final String PKCS8 = "302e020100300506032b657004220420";

    private static final String SPKI = "302a300506032b6570032100";

    /** RFC 8032, section 7.1, TEST 1. */
    private static final String SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @TempDir
    Path folder;

    private Path pem(String name, String label, String hex) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(HexFormat.of().parseHex(hex))
                        + "\n-----END " + label + "-----\n");
    }

    private SigningKey signing() throws IOException {
        return SigningKey.read(pem("key.pem", "PRIVATE KEY", PKCS8 + SECRET), notice -> {});
    }

    private VerifyingKey verifying() throws IOException {
        return VerifyingKey.read(pem("key.pub", "PUBLIC KEY", SPKI + PUBLIC));
    }

    /** RFC 8032, section 7.1: TEST 1, 2, 3 and SHA(abc). */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
            + " '',e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
            + " 72,92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
            + " af82,"
            + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
            + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
            + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
            + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    })
    void signaturesAreThoseOfTheStandard(String secret, String publicKey, String message, String signature)
            throws IOException {
        // given
        SigningKey signing = SigningKey.read(pem("k", "PRIVATE KEY", PKCS8 + secret), notice -> {});
        VerifyingKey verifying = VerifyingKey.read(pem("p", "PUBLIC KEY", SPKI + publicKey));
        byte[] signed = HexFormat.of().parseHex(message);

        // then
        assertThat(HexFormat.of().formatHex(signing.signature(signed))).isEqualTo(signature);
        assertThat(verifying.check(signed, ascii(signing.sign(signed)))).isEqualTo(VerifyingKey.Check.VALID);
    }

    @Test
    void aSignedBundleIsVerified() throws IOException {
        // given
        Path bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, SealedBundle.of(Bundles.FILES, signing()), false);

        // then
        assertThat(BundleVerifier.verify(bundle, verifying()))
                .isEqualTo(new VerificationReport(bundle.toString(), 3, SignatureState.VERIFIED, List.of(), List.of()));
        assertThat(BundleVerifier.verify(bundle, null).signature()).isEqualTo(SignatureState.NOT_CHECKED);
    }

    @Test
    void opensslVerifiesWhatIsSignedAndMakesKeysThatAreRead() throws Exception {
        // given
        Assumptions.assumeTrue(
                Command.output("sh", "-c", "command -v openssl || true").endsWith("openssl"), "no openssl");
        Path key = folder.resolve("o.pem");
        Path pub = folder.resolve("o.pub");
        Command.output("openssl", "genpkey", "-algorithm", "ed25519", "-out", key.toString());
        Command.output("openssl", "pkey", "-in", key.toString(), "-pubout", "-out", pub.toString());
        List<String> notices = new ArrayList<>();
        Path bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, SealedBundle.of(Bundles.FILES, SigningKey.read(key, notices::add)), false);

        // when
        String script = "cd \"$1\" && base64 -d checksums.txt.sig > ../sig && openssl pkeyutl -verify -rawin -pubin"
                + " -inkey \"$2\" -in checksums.txt -sigfile ../sig";
        String output = Command.output("sh", "-c", script, "sh", bundle.toString(), pub.toString());

        // then
        assertThat(output).isEqualTo("Signature Verified Successfully");
        assertThat(BundleVerifier.verify(bundle, VerifyingKey.read(pub)).signature())
                .isEqualTo(SignatureState.VERIFIED);
        assertThat(notices).isEmpty();

        // when
        Files.writeString(bundle.resolve("checksums.txt"), "x");

        // then
        assertThat(Command.output("sh", "-c", script, "sh", bundle.toString(), pub.toString()))
                .isEqualTo("Signature Verification Failure");
    }

    @Test
    void aListThatWasMadeAnewFails() throws IOException {
        // given
        Path bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, SealedBundle.of(Bundles.FILES, signing()), false);
        Files.writeString(bundle.resolve("deploy.sh"), "rm -rf /");
        Files.writeString(
                bundle.resolve("checksums.txt"),
                Files.readString(bundle.resolve("checksums.txt"))
                        .replace(Sha256.hex(ascii("#!/bin/sh\n")), Sha256.hex(ascii("rm -rf /"))));

        // then
        assertThat(BundleVerifier.verify(bundle, null).passed()).isTrue();
        assertThat(BundleVerifier.verify(bundle, verifying()).findings())
                .extracting(BundleFinding::kind)
                .containsExactly("signature");
    }

    @Test
    void anotherKeyFails() throws IOException {
        // given
        Path bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, SealedBundle.of(Bundles.FILES, signing()), false);
        VerifyingKey other = VerifyingKey.read(
                pem("other", "PUBLIC KEY", SPKI + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));

        // when
        VerificationReport report = BundleVerifier.verify(bundle, other);

        // then
        assertThat(report.signature()).isEqualTo(SignatureState.REFUSED);
        assertThat(report.findings())
                .containsExactly(new BundleFinding.BadSignature(
                        "checksums.txt.sig", "the key given did not sign checksums.txt as it is"));
    }

    @Test
    void aMissingSignatureFailsOnlyIfAKeyIsGiven() throws IOException {
        // given
        Path bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, Bundles.unsigned(), false);

        // then
        assertThat(BundleVerifier.verify(bundle, null).passed()).isTrue();
        assertThat(BundleVerifier.verify(bundle, verifying()).findings())
                .containsExactly(new BundleFinding.BadSignature("checksums.txt.sig", "there is no signature to check"));
    }

    @Test
    void aSignatureThatIsALinkFails() throws IOException {
        // given
        Path bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, SealedBundle.of(Bundles.FILES, signing()), false);
        Files.move(bundle.resolve("checksums.txt.sig"), folder.resolve("sig"));
        Files.createSymbolicLink(bundle.resolve("checksums.txt.sig"), folder.resolve("sig"));

        // when
        VerificationReport report = BundleVerifier.verify(bundle, verifying());

        // then
        assertThat(report.signature()).isEqualTo(SignatureState.REFUSED);
        assertThat(report.findings()).containsExactly(new BundleFinding.Symlink("checksums.txt.sig"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "äöü"})
    void whatIsNoSignatureIsSaidToBeNone(String text) throws IOException {
        assertThat(verifying().check(ascii("x"), text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(VerifyingKey.Check.MALFORMED);
    }

    @Test
    void sixtyFourBytesThatNoKeyMadeAreRefused() throws IOException {
        for (byte value : new byte[] {0, (byte) 0xff, 0x7f}) {
            // given
            byte[] bytes = new byte[64];
            Arrays.fill(bytes, value);

            // then
            assertThat(verifying().check(ascii("x"), Base64.getEncoder().encode(bytes)))
                    .isEqualTo(VerifyingKey.Check.OTHER);
        }
    }

    @Test
    void aFolderIsNoKey() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> VerifyingKey.read(folder))
                .withMessageContaining("Is a directory")
                .matches(e -> e.code() == ErrorCode.INVALID_INPUT);
    }

    @Test
    void aPrivateKeyThatOthersCanReadIsWarnedOf() throws IOException {
        // given
        List<String> notices = new ArrayList<>();
        Path key = pem("key.pem", "PRIVATE KEY", PKCS8 + SECRET);

        // when
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        SigningKey.read(key, notices::add);

        // then
        assertThat(notices).isEmpty();

        // when
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        SigningKey.read(key, notices::add);

        // then
        assertThat(notices).singleElement().asString().contains("chmod 600");
    }

    @Test
    void keysOfOtherKindsAreRefusedAndNotShown() throws IOException {
        // given
        Path encrypted = pem("e", "ENCRYPTED PRIVATE KEY", PKCS8 + SECRET);
        Path ed448 = pem("448", "PRIVATE KEY", "3047020100300506032b6571043b0439" + "07".repeat(57));
        Path x25519 = pem("x", "PUBLIC KEY", "302a300506032b656e032100" + PUBLIC);
        Path damaged = pem("d", "PRIVATE KEY", PKCS8 + SECRET.substring(2));
        Path none = Files.writeString(folder.resolve("none"), SECRET);
        Path signing = pem("s", "PRIVATE KEY", PKCS8 + SECRET);
        Path verifying = pem("v", "PUBLIC KEY", SPKI + PUBLIC);
        Path ssh = pem("ssh", "OPENSSH PRIVATE KEY", PKCS8 + SECRET);

        // then
        for (Path file : List.of(encrypted, ed448, x25519, damaged, none, verifying, ssh)) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> SigningKey.read(file, notice -> {}))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                    .satisfies(e -> assertThat(e.getCause()).isNull())
                    .satisfies(e -> assertThat(e.toString() + e.suggestion()).doesNotContain(SECRET));
        }
        for (Path file : List.of(encrypted, ed448, x25519, damaged, none, signing, ssh)) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> VerifyingKey.read(file))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        }
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> SigningKey.read(encrypted, notice -> {}))
                .withMessageContaining("encrypted");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> VerifyingKey.read(folder.resolve("nowhere")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
