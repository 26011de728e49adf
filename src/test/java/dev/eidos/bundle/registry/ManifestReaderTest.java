package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that other programs would read otherwise than eidos does. */
class ManifestReaderTest {
    private static final Descriptor LAYER = Descriptor.of(ArtifactManifest.LAYER_TYPE, new byte[] {1});
    private static final String MANIFEST = manifest(1_700_000_000L);

    private static String manifest(@Nullable Long epoch) {
        return new String(ArtifactManifest.write(LAYER, new PushOptions("h100 ä", "0.1.0", epoch)), UTF_8);
    }

    private static Descriptor read(String manifest) throws IOException {
        return ManifestReader.layer(manifest.getBytes(UTF_8), "m");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(read(MANIFEST)).isEqualTo(LAYER);
        assertThat(read(manifest(null))).isEqualTo(LAYER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\":2 | \"schemaVersion\":1 | schemaVersion is not 2",
                "\"schemaVersion\":2 | \"schemaVersion\":\"2\" | schemaVersion is not 2",
                "\"schemaVersion\":2 | \"schemaversion\":2 | schemaversion",
                "\"schemaVersion\":2 | \"schemaVersion\":2,\"SchemaVersion\":1 | a field that no bundle has: SchemaV",
                "\"schemaVersion\":2 | \"schemaVersion\":2,\"subject\":{} | a field that no bundle has: subject",
                "\"schemaVersion\":2 | \"schemaVersion\":2,\"manifests\":[] | a field that no bundle has: manifests",
                "\"schemaVersion\":2 | \"schemaVersion\":2,\"Layers\":[] | a field that no bundle has: Layers",
                "\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\", | '' | mediaType is not",
                "image.manifest.v1 | image.index.v1 | it is of type application/vnd.oci.image.index.v1+json",
                "vnd.eidos.bundle.v1 | vnd.other | it is a application/vnd.other",
                "oci.empty.v1 | oci.image.config.v1 | config.mediaType is not",
                "sha256:44136fa3 | sha256:54136fa3 | config.digest is not sha256:44136fa3",
                "\"size\":2} | \"size\":3} | config.size is not 2",
                "\"size\":2} | \"size\":2,\"data\":\"e30=\"} | a field that no bundle has: config.data",
                "\"size\":1, | \"size\":1,\"urls\":[], | a field that no bundle has: layers[0].urls",
                "\"size\":1, | \"size\":1,\"Digest\":\"\", | a field that no bundle has: layers[0].Digest",
                "\"size\":1, | \"size\":1.0, | which no bundle has",
                "bundle.tar.gz | ../x | layers[0].annotations.org.opencontainers.image.title is not bundle.tar.gz",
                "image.created | image.base.name | a field that no bundle has:"
                        + " annotations.org.opencontainers.image.base",
                "2023-11-14T22:13:20Z | yesterday | annotations.org.opencontainers.image.created is not a time",
                "2023-11-14T22:13:20Z | 2023-11-14T22:13:20.5Z | is not written as eidos writes it",
                "2023-11-14T22:13:20Z | 2023-11-14T23:13:20+01:00 | is not written as eidos writes it",
                "\"annotations\":{\"org.opencontainers.image.created | \"x\":{\"y | a field that no bundle has: x",
                "\"0.1.0\" | 0.1 | is not written as eidos writes it",
                "h100 | \\u0068100 | is not written as eidos writes it, from byte",
                "\"schemaVersion\":2, | \"schemaVersion\": 2, | is not written as eidos writes it, from byte 17 on",
            })
    void whatEidosDoesNotWriteIsRefusedWithThePlace(String from, String to, String reason) {
        // given
        String changed = MANIFEST.replace(from, to);

        // then
        assertThat(changed).isNotEqualTo(MANIFEST);
        assertThatThrownBy(() -> read(changed)).isInstanceOf(IOException.class).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"schemaVersion\":2", "\"size\":1", "\"layers\":[]", "\"config\":{}"})
    void keysThatStandTwiceAreRefused(String again) {
        // given
        String key = again.substring(0, again.indexOf(':') + 1);
        String changed = MANIFEST.replace(key, again + "," + key);

        // then
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("uplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\"", "1e999999999", "{\"config\":1e999999999}", "{\"mediaType\":[]}"})
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsLongIsNotRepeatedAtLength() {
        // given
        String changed =
                MANIFEST.replace("\"schemaVersion\":2", "\"schemaVersion\":2,\"" + "x".repeat(1 << 20) + "\":1");

        // then
        assertThatThrownBy(() -> read(changed))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void whatFollowsTheManifestIsRefused() {
        assertThatThrownBy(() -> read(MANIFEST + "\n")).hasMessageContaining("is not written as eidos writes it");
        assertThatThrownBy(() -> read(MANIFEST + "{}")).isInstanceOf(EidosException.class);
        assertThatThrownBy(() -> read("\ufeff" + MANIFEST)).isInstanceOf(Exception.class);
    }
}
