package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.build.BundledPackage;
import dev.eidos.bundle.seal.DetachedSignature;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside the archives: checksums, signatures, the bill of materials, krew's manifest. */
class ReleasePapersTest {
    @TempDir
    Path folder;

    private Path library(String group, String artifact, String version, String pom) throws Exception {
        Path place = Files.createDirectories(folder.resolve("repository")
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version));
        Files.writeString(place.resolve(artifact + "-" + version + ".pom"), pom);
        return Files.writeString(place.resolve(artifact + "-" + version + ".jar"), artifact);
    }

    @Test
    void theBillIsWhatItsSchemaAsksForAndNamesLicencesOfPartsAndOfWhatTheyInheritFrom() throws Exception {
        // given
        library(
                "org.above",
                "above",
                "7",
                "<project><licenses><license><name>MIT</name></license></licenses></project>");
        Path own = library(
                "org.one",
                "one",
                "1.0",
                "<project><!-- <license><name>No</name></license> --><license><name>Apache\n"
                        + "  2.0</name></license></project>");
        Path heir = library(
                "org.two",
                "two",
                "2.0",
                "<project><parent><groupId>org.above</groupId><artifactId>above</artifactId><version>7</version></parent></project>");

        // when
        String bill = new ToolBill(
                        "1.2.3",
                        List.of(own),
                        List.of(heir),
                        new TreeMap<>(Map.of("linux-x64", "25.0.3")),
                        List.of(new BundledPackage("libc++6", "1:2.0+x-1", "arm64", "Zlib")))
                .text();

        // then
        assertThat(new JsonParser().validate(bill.getBytes(StandardCharsets.UTF_8), Version.VERSION_16))
                .isEmpty();
        Value read = DocumentReader.read(bill, "bill");
        assertThat(read.items("components").stream().map(part -> part.text("bom-ref")))
                .containsExactly(
                        "pkg:maven/org.one/one@1.0",
                        "pkg:maven/org.two/two@2.0",
                        "openjdk-linux-x64@25.0.3",
                        "pkg:deb/debian/libc%2B%2B6@1:2.0%2Bx-1?arch=arm64");
        assertThat(read.items("components").stream()
                        .limit(2)
                        .map(part -> part.items("licenses").getFirst().text("license", "name")))
                .containsExactly("Apache 2.0", "MIT");
        assertThat(read.items("components").get(1).text("scope")).isEqualTo("optional");
    }

    @Test
    void krewsManifestNamesEachArchiveWithItsChecksum() {
        // when
        Value manifest = DocumentReader.read(
                new KrewManifest(
                                "1.2.3",
                                "https://example.com/v1.2.3/",
                                List.of(new KrewManifest.Archive(
                                        "eidos-1.2.3-linux-x64.tar.gz", "amd64", "ab".repeat(32))))
                        .text(),
                "krew");

        // then
        assertThat(manifest.text("metadata", "name")).isEqualTo("eidos");
        assertThat(manifest.text("spec", "version")).isEqualTo("v1.2.3");
        Value platform = manifest.items("spec", "platforms").getFirst();
        assertThat(platform.text("selector", "matchLabels", "arch")).isEqualTo("amd64");
        assertThat(platform.text("uri")).isEqualTo("https://example.com/v1.2.3/eidos-1.2.3-linux-x64.tar.gz");
        assertThat(platform.text("sha256")).isEqualTo("ab".repeat(32));
        assertThat(platform.items("files").getFirst().text("from")).isEqualTo("eidos-1.2.3-linux-x64/*");
        assertThat(platform.text("bin")).isEqualTo("bin/eidos");
    }

    @Test
    void theSumsAreThoseThatSha256sumTakes() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("a file"), "content");
        Files.writeString(folder.resolve("sums"), ReleaseFolder.sums(List.of(file)));

        // then
        assertThat(Command.output("sh", "-c", "cd " + folder + " && sha256sum --check --strict sums"))
                .isEqualTo("a file: OK");
    }

    @Test
    void opensslVerifiesASignature() throws Exception {
        // given
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "command -v openssl || true").isEmpty(), "no openssl");
        Path key = folder.resolve("key.pem");
        Path content = Files.writeString(folder.resolve("content"), "content");
        Command.output("openssl", "genpkey", "-algorithm", "ed25519", "-out", key.toString());

        // when
        Files.writeString(
                folder.resolve("content.sig"), DetachedSignature.with(key).of(Files.readAllBytes(content)));

        // then
        assertThat(Command.output(
                        "sh",
                        "-c",
                        "cd " + folder
                                + " && openssl pkey -in key.pem -pubout -out key.pub && base64 -d content.sig >raw"
                                + " && openssl pkeyutl -verify -rawin -pubin -inkey key.pub -in content -sigfile raw"))
                .isEqualTo("Signature Verified Successfully");
    }
}
