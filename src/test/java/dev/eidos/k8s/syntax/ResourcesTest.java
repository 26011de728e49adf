package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.MalformedValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {

    @Test
    void withoutAnyRequestTheAgentAsksForLittle() {
        assertThat(Resources.DEFAULT.requests())
                .isEqualTo(Map.of("cpu", Quantity.parse("100m"), "memory", Quantity.parse("128Mi")));
        assertThat(Resources.DEFAULT.limits()).isEmpty();
    }

    @Test
    void oneRequestLeavesTheOtherDefaultAlone() {
        // when
        Resources resources = Resources.of(Resources.parse(List.of("cpu=2")), Map.of());

        // then
        assertThat(resources.requests())
                .isEqualTo(Map.of("cpu", Quantity.parse("2"), "memory", Quantity.parse("128Mi")));
    }

    @Test
    void aLimitBelowTheDefaultRequestLowersIt() {
        // when
        Resources resources = Resources.of(Map.of(), Resources.parse(List.of("memory=64Mi,cpu=1")));

        // then
        assertThat(resources.requests())
                .isEqualTo(Map.of("cpu", Quantity.parse("100m"), "memory", Quantity.parse("64Mi")));
    }

    @Test
    void aLimitBelowAGivenRequestIsRefused() {
        // given
        Map<String, Quantity> requests = Resources.parse(List.of("memory=256Mi"));
        Map<String, Quantity> limits = Resources.parse(List.of("memory=200M"));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Resources.of(requests, limits))
                .satisfies(e -> assertThat(e.object()).isEqualTo("limits memory=200M"))
                .withMessageContaining("256Mi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu", "cpu=", "cpu=x", "cpu=1,cpu=2", "gpu=1", "cpu=-1", "/a=1", "Memory=1Gi"})
    void wrongAmountsAreRefusedWithTheRightForm(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> Resources.parse(List.of(text)))
                .satisfies(e -> assertThat(text).contains(e.value()))
                .satisfies(e -> assertThat(e.at(text).suggestion()).contains("cpu=200m,memory=256Mi"));
    }

    @Test
    void resourcesOfOthersHaveADomain() {
        assertThat(Resources.parse(List.of("nvidia.com/gpu=1", "ephemeral-storage=1Gi,hugepages-2Mi=4Mi")))
                .hasSize(3);
    }
}
