package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.constraint.ItemSelector.At;
import dev.eidos.constraint.ItemSelector.Having;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemPathTest {
    @Test
    void anItemIsChosenByItsPlaceOrByAValue() {
        assertThat(ConstraintPath.parse("K8s.queues[2].open"))
                .isEqualTo(new ConstraintPath("K8s", "queues", new At(2), "open"));
        assertThat(ConstraintPath.parse("K8s.queues[id=queue/team.a/x].a.b"))
                .isEqualTo(new ConstraintPath("K8s", "queues", new Having("id", "queue/team.a/x"), "a.b"));
        assertThat(ConstraintPath.parse("K8s.queues[id=].open").item()).isEqualTo(new Having("id", ""));
    }

    @Test
    void aBracketBehindTheSecondDotIsPartOfTheKey() {
        assertThat(ConstraintPath.parse("K8s.policy.env[0].name"))
                .isEqualTo(new ConstraintPath("K8s", "policy", "env[0].name"));
    }

    @ParameterizedTest
    @CsvSource({"K8s.queues[2].open", "K8s.queues[id=queue/team.a/x].a.b"})
    void aPathIsWrittenAsItIsRead(String text) {
        assertThat(ConstraintPath.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "K8s.queues[2, its [ is not closed",
        "K8s.queues[2], no key follows its ]",
        "K8s.queues[].open, [] is neither a number nor key=value",
        "K8s.queues[-1].open, [-1] is neither a number nor key=value",
        "K8s.queues[99999999999].open, [99999999999] is neither a number nor key=value",
        "K8s.queues[=x].open, [=x] is neither a number nor key=value",
        "K8s.[2].open, its subtype is empty",
        "K8s.queues[2]. , its key is empty",
    })
    void aMalformedSelectorIsToldWithTheReason(String text, String reason) {
        assertThat(ConstraintPath.malformed(text))
                .satisfies(malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }
}
