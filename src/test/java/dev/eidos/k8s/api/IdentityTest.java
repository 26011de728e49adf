package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void anObjectWithoutUidIsNoBugOfOurs() {
        // given
        var found = (Value.Mapping) DocumentReader.read("{kind: Role, metadata: {name: a, resourceVersion: '1'}}", "a");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Identity.of(found))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
                .withMessageContaining("metadata.uid");
    }
}
