package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DocumentFieldsTest {
    private static final Value.Mapping DOCUMENT = (Value.Mapping) DocumentReader.read("""
        name: a
        version: 1.10
        blank:
        list: [a, 2, true]
        mixed:
        - a
        - [b]
        mapping:
          key: value
        """, "d.yaml");

    private final List<String> notices = new ArrayList<>();
    private final DocumentFields fields = new DocumentFields("overlay", "d.yaml", notices::add);

    @Test
    void valuesAreReadAsTheyAreWritten() {
        assertThat(fields.text(DOCUMENT, "version")).isEqualTo("1.10");
        assertThat(fields.texts(DOCUMENT, "list")).containsExactly("a", "2", "true");
        assertThat(fields.text(fields.mapping(DOCUMENT, "mapping"), "key")).isEqualTo("value");
    }

    @Test
    void whatIsMissingOrBlankIsEmpty() {
        for (String key : List.of("blank", "missing")) {
            assertThat(fields.optionalText(DOCUMENT, key)).isNull();
            assertThat(fields.items(DOCUMENT, key)).isEmpty();
            assertThat(fields.texts(DOCUMENT, key)).isEmpty();
            assertThat(fields.mapping(DOCUMENT, key).entries()).isEmpty();
        }
    }

    @Test
    void whatMustBeThereIsMissedAtItsParent() {
        assertInvalid(() -> fields.text(DOCUMENT, "missing"), "d.yaml:1:1", "'missing' is missing");
        assertInvalid(() -> fields.text(DOCUMENT, "blank"), "d.yaml:1:1", "'blank' is missing");
        assertInvalid(() -> fields.text(fields.mapping(DOCUMENT, "mapping"), "x"), "d.yaml:9:3", "'x' is missing");
    }

    @Test
    void whatIsOfAnotherShapeIsRefusedAtItsPlace() {
        assertInvalid(
                () -> fields.text(DOCUMENT, "list"), "d.yaml:4:7", "expected a single value for 'list', found a list");
        assertInvalid(
                () -> fields.items(DOCUMENT, "name"), "d.yaml:1:7", "expected a list for 'name', found a single value");
        assertInvalid(() -> fields.mapping(DOCUMENT, "name"), "d.yaml:1:7", "expected a mapping, found a single value");
        assertInvalid(() -> fields.texts(DOCUMENT, "mixed"), "d.yaml:7:3", "expected a text in 'mixed', found a list");
    }

    @Test
    void whatIsNotKnownIsToldOnceWithItsPlace() {
        // when
        fields.known(DOCUMENT, Set.of("name", "version", "blank", "list", "mixed"));

        // then
        assertThat(notices).containsExactly("d.yaml:9:3: field 'mapping' is not known; left out");
    }

    @Test
    void aNodeThatWasNotReadHasTheFileForItsPlace() {
        assertThat(fields.place(Value.scalar("x"))).isEqualTo("d.yaml");
    }

    private static void assertInvalid(ThrowingCallable call, String place, String reason) {
        assertThatExceptionOfType(EidosException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
            assertThat(e.what()).isEqualTo("not a valid overlay");
            assertThat(e.object()).isEqualTo(place);
            assertThat(e.reason()).isEqualTo(reason);
        });
    }
}
