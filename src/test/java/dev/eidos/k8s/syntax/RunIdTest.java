package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T23:43:10.999999Z", "2026-11-22T23:43:10Z"})
    void theIdIsTheSecondInUtcAndSixRandomCharacters(String instant) {
        // given
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.ofHours(5));

        // when
        RunId one = RunId.next(clock, new Random(1));
        RunId other = RunId.next(clock, new Random(2));

        // then
        assertThat(one.value()).matches("20261122-234310-[a-z0-9]{6}");
        assertThat(one).isNotEqualTo(other).isEqualTo(RunId.next(clock, new Random(1)));
    }

    @Test
    void itsNamesAreNamesOfKubernetes() {
        // given
        RunId run = new RunId("20261122-234310-a1b2c3");

        // then
        assertThat(run.jobName()).isEqualTo("eidos-20261122-234310-a1b2c3");
        assertThat(run.resultName()).isEqualTo("eidos-snapshot-20261122-234310-a1b2c3");
        assertThat(DnsName.isLabel(run.jobName())).isTrue();
        assertThat(LabelSyntax.isValue(run.value())).isTrue();
    }

    @Test
    void noIdOfThousandsIsTakenForANumberByYaml() {
        // given
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T23:43:10Z"), ZoneOffset.UTC);
        var random = new Random(7);

        // when
        Stream<String> ids =
                Stream.generate(() -> RunId.next(clock, random).value()).limit(5_000);

        // then
        assertThat(ids)
                .allSatisfy(id -> assertThat(YamlWriter.write(Value.scalar(id))).isEqualTo(id + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20261122-234310", "20261122-234310-A1B2C3", "20261122T234310-a1b2c3"})
    void whatIsNoRunIdIsRefused(String text) {
        assertThatExceptionOfType(EidosException.class).isThrownBy(() -> new RunId(text));
    }
}
