package dev.eidos.fleet.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentStreamTest {
    @Test
    void eachDocumentIsGivenByteForByte() {
        // given
        String first = "a: 1\n# said\nb: |\n  ---\n  text\n";
        String second = "c: 2\n";

        // when
        List<String> documents = documents(first + "--- # nodes/x.yaml\n" + second);

        // then
        assertThat(documents).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\na: 1\n---\nb: 2\n---\n",
                "# first\n--- # one\na: 1\n---\n\n---\nb: 2\n",
                "--- a: 1\n---\t\nb: 2",
            })
    void whatSaysNothingIsNoDocument(String text) {
        // when
        List<String> documents = documents(text);

        // then
        assertThat(documents.stream().map(String::strip)).containsExactly("a: 1", "b: 2");
    }

    @Test
    void aDocumentIsFoundAcrossTheEndsOfWhatIsReadAtOnce() {
        // given
        String large = "a: 1\n".repeat(40_000);

        // when
        List<String> documents = documents(large + "---\n" + large);

        // then
        assertThat(documents).containsExactly(large, large);
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        // given
        var bytes = new ByteArrayInputStream(new byte[] {'a', (byte) 0xff});
        var stream =
                new DocumentStream(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), "fleet.yaml");

        // then
        assertThatThrownBy(stream::next)
                .isInstanceOfSatisfying(
                        EidosException.class, e -> assertThat(e.object()).isEqualTo("fleet.yaml"))
                .hasMessageContaining("UTF-8");
    }

    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        try (var stream = new DocumentStream(new StringReader(text), "name")) {
            for (String next = stream.next(); next != null; next = stream.next()) {
                documents.add(next);
            }
        }
        return documents;
    }
}
