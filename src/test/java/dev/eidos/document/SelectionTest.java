package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final String LIST = """
        {"metadata": {"continue": "c", "remaining": 7},
         "items": [{"name": "a", "spec": {"deep": [1, {"x": null}], "other": 2}, "status": {"name": "s"}},
                   {"name": "b", "spec": null}]}\
        """;

    @Test
    void listsAreLookedThroughAndTheEndOfAPathIsKeptWhole() {
        // when
        Value read =
                DocumentReader.readJson(LIST, "list", Selection.of("metadata.continue", "items.name", "items.spec"));

        // then
        assertThat(JsonWriter.write(read)).isEqualTo(JsonWriter.write(DocumentReader.read("""
            {"metadata": {"continue": "c"},
             "items": [{"name": "a", "spec": {"deep": [1, {"x": null}], "other": 2}}, {"name": "b", "spec": null}]}\
            """, "expected")));
    }

    @Test
    void whereAScalarStandsInThePathItIsKept() {
        // when
        Value read = DocumentReader.readJson(LIST, "list", Selection.of("items.name.first"));

        // then
        assertThat(read.items("items").getFirst().text("name")).isEqualTo("a");
    }

    @Test
    void everythingIsEverything() {
        // when, then
        assertThat(DocumentReader.readJson(LIST, "list", Selection.ALL)).isEqualTo(DocumentReader.read(LIST, "list"));
    }

    @Test
    void whatIsNotWantedMustBeJsonAllTheSame() {
        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DocumentReader.readJson("{\"a\": 1, \"b\": [}", "list", Selection.of("a")))
                .satisfies(e -> assertThat(e.object()).startsWith("list:1:"));
    }
}
