package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.registry.SmallRegistry;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private Path target() {
        return folder.resolve("bundle");
    }

    @BeforeEach
    void bundle() {
        String recipe = folder.resolve("recipe.yaml").toString();
        assertThat(Run.of("recipe", "--service", "kind", "-o", recipe).code()).isZero();
        assertThat(bundleOf(target().toString()).code()).isZero();
    }

    @Test
    void anUntouchedBundlePasses() {
        // when
        Run run = Run.of("verify", target().toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith(target() + ": passed; ").endsWith("; not signed\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyDifferenceIsFoundAndExitsWith9() throws IOException {
        // given
        Files.writeString(target().resolve("recipe.yaml"), "kind: Recipe\n");
        Files.writeString(target().resolve("gpu-operator/extra.yaml"), "a: b\n");
        Files.delete(target().resolve("README.md"));

        // when
        Run table = Run.of("verify", target().toString());
        Run json = Run.of("verify", target().toString(), "--format", "json");
        Run yaml = Run.of("verify", target().toString(), "--format", "yaml");

        // then
        assertThat(table.code()).isEqualTo(9);
        assertThat(table.out().lines().toList())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("recipe.yaml: "))
                .anyMatch(line -> line.startsWith("gpu-operator/extra.yaml: "))
                .anyMatch(line -> line.startsWith("README.md: "));
        assertThat(table.err())
                .startsWith("error: the bundle is not what it was when it was made: " + target() + ": 3 findings\n");
        assertThat(json.code()).isEqualTo(9);
        assertThat(yaml.code()).isEqualTo(9);
        Value report = DocumentReader.read(json.out(), "json");
        assertThat(report.text("verdict")).isEqualTo("failed");
        assertThat(report.items("findings"))
                .extracting(finding -> finding.text("path"))
                .containsExactlyInAnyOrder("recipe.yaml", "gpu-operator/extra.yaml", "README.md");
        assertThat(DocumentReader.read(yaml.out(), "yaml").items("findings"))
                .extracting(finding -> finding.text("kind"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void whatIsNoBundleIsTold() {
        // when
        Run none = Run.of("verify");
        Run missing = Run.of("verify", folder.resolve("none").toString());
        Run other = Run.of("verify", folder.resolve("bundle/gpu-operator").toString());

        // then
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).startsWith("error: ").contains("BUNDLE");
        assertThat(Run.of("verify", "--help").code()).isZero();
        assertThat(Run.of("verify", "a", "b").code()).isEqualTo(2);
        assertThat(missing.code()).isEqualTo(3);
        assertThat(none.out() + missing.out()).isEmpty();
        assertThat(other.code()).isEqualTo(9);
        assertThat(other.out()).contains("checksums.txt: ");
    }

    @Test
    void aSignatureIsVerifiedByItsKeyOnly() throws Exception {
        // given
        String[] ours = keys("ours");
        String[] others = keys("others");
        assertThat(Run.of("verify", target().toString(), "--key", ours[1]).code())
                .as("unsigned")
                .isEqualTo(9);

        // when
        Run signed = bundleOf(target().toString(), "--sign", "--key", ours[0]);

        // then
        assertThat(signed.code()).as(signed.err()).isZero();
        assertThat(signed.err()).doesNotContain("warning:");
        Run verified = Run.of("verify", target().toString(), "--key", ours[1]);
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).endsWith("; the signature is by the key given\n");
        Run unchecked = Run.of("verify", target().toString());
        assertThat(unchecked.code()).isZero();
        assertThat(unchecked.out()).endsWith("; the signature was not checked: no key was given\n");
        Run refused = Run.of("verify", target().toString(), "--key", others[1]);
        assertThat(refused.code()).isEqualTo(9);
        assertThat(refused.out()).endsWith("; the signature is refused\n");
        assertThat(Run.of("verify", target().toString(), "--key", ours[0]).code())
                .as("a private key")
                .isEqualTo(2);
        assertThat(bundleOf(target().toString(), "--key", ours[1]).code())
                .as("a public key")
                .isEqualTo(2);
    }

    @Test
    void aKeyThatOthersCanReadIsWarnedOf() throws Exception {
        // given
        String[] keys = keys("open");
        Files.setPosixFilePermissions(Path.of(keys[0]), PosixFilePermissions.fromString("rw-r--r--"));

        // when
        Run run = bundleOf(target().toString(), "--key", keys[0]);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("warning: ").contains(keys[0]);
    }

    @Test
    void aPushedBundleIsVerifiedWhereItIs() throws Exception {
        try (var registry = new SmallRegistry()) {
            // given
            String[] keys = keys("ours");
            String place = "oci://" + registry.host() + "/org/bundle:v1";

            // when
            Run pushed = bundleOf(place, "--plain-http", "--key", keys[0], "--deployer", "flux");
            Run again = bundleOf(place, "--plain-http", "--key", keys[0], "--deployer", "flux");
            Run verified = Run.of("verify", place, "--plain-http", "--key", keys[1], "--format", "json");

            // then
            assertThat(pushed.code()).as(pushed.err()).isZero();
            assertThat(pushed.err())
                    .contains("note: pushed ")
                    .containsPattern("files: oci://\\S+:v1@sha256:[0-9a-f]{64}\n");
            assertThat(again).isEqualTo(pushed);
            assertThat(verified.code()).as(verified.err()).isZero();
            Value report = DocumentReader.read(verified.out(), "json");
            assertThat(report.text("bundle")).startsWith(place + "@sha256:");
            assertThat(report.text("signature")).isEqualTo("verified");
        }
    }

    @Test
    void whatTheRegistryDoesNotHaveIsNotFound() throws Exception {
        try (var registry = new SmallRegistry()) {
            // when
            Run run = Run.of("verify", "oci://" + registry.host() + "/org/bundle:v9", "--plain-http");

            // then
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
        }
    }

    private Run bundleOf(String output, String... flags) {
        List<String> args = new ArrayList<>(
                List.of("bundle", "-r", folder.resolve("recipe.yaml").toString(), "-o", output));
        args.addAll(Arrays.asList(flags));
        return Run.of(args.toArray(String[]::new));
    }

    /** The files of a private key and of its public one. */
    private String[] keys(String name) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path secret = pem(name + ".pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path open = pem(name + ".pub", "PUBLIC KEY", pair.getPublic().getEncoded());
        return new String[] {secret.toString(), open.toString()};
    }

    private Path pem(String name, String label, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
