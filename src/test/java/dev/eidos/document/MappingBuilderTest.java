package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingBuilderTest {

    @Test
    void entriesStandInTheOrderInWhichTheyWerePut() {
        assertThat(JsonWriter.writeLine(new MappingBuilder()
                        .put("z", "text")
                        .put("a", 5)
                        .putTexts("m", List.of("x"))
                        .putItems("l", List.of(Value.mapping(Map.of())))
                        .put("z", "again")
                        .build()))
                .isEqualTo("{\"z\":\"again\",\"a\":5,\"m\":[\"x\"],\"l\":[{}]}");
    }

    @Test
    void whatIsAbsentOrEmptyIsLeftOutButNotAnEmptyText() {
        assertThat(JsonWriter.writeLine(new MappingBuilder()
                        .put("a", (String) null)
                        .put("b", (Value) null)
                        .putTexts("c", List.of())
                        .putItems("d", List.of())
                        .putMapping("e", Value.mapping(Map.of()))
                        .put("f", "")
                        .put("g", 0)
                        .put("h", Value.mapping(Map.of()))
                        .build()))
                .isEqualTo("{\"f\":\"\",\"g\":0,\"h\":{}}");
    }

    @Test
    void whatWasBuiltDoesNotChange() {
        // given
        var builder = new MappingBuilder().put("a", 1);

        // when
        Value.Mapping built = builder.build();
        builder.put("b", 2);

        // then
        assertThat(built.entries()).containsOnlyKeys("a");
    }

    @Test
    void codeNestsLikeTheDocumentThatItMakes() {
        // when
        Value.Mapping object = Value.mapping(job -> {
            job.put("metadata", metadata -> {
                metadata.put("name", "one");
                metadata.putTexts("labels", Map.of("a", "b"));
                metadata.putTexts("annotations", Map.of());
            });
            job.put("spec", spec -> {});
        });

        // then
        assertThat(JsonWriter.writeLine(object).strip())
                .isEqualTo("{\"metadata\":{\"name\":\"one\",\"labels\":{\"a\":\"b\"}},\"spec\":{}}");
    }

    @Test
    void aMappingWithAnotherEntryLeavesTheFirstAsItWas() {
        // given
        Value.Mapping before = Value.mapping(mapping -> mapping.put("a", "1").put("b", "2"));

        // when
        Value.Mapping after = before.with("a", "3").with("c", List.of(Value.scalar("4")));

        // then
        assertThat(JsonWriter.writeLine(after).strip()).isEqualTo("{\"a\":\"3\",\"b\":\"2\",\"c\":[\"4\"]}");
        assertThat(before.text("a")).isEqualTo("1");
    }
}
