package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void theMachinesOwnIsAlwaysMade() {
        assertThat(Platform.parse("x64,arm64")).containsExactly(Platform.X64, Platform.ARM64);
        assertThat(Platform.parse("arm64")).contains(Platform.own(), Platform.ARM64);
        assertThat(Platform.parse("x64")).contains(Platform.own(), Platform.X64);
    }

    @Test
    void aPlatformThatNobodyKnowsIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> Platform.parse("x64,risc"))
                .hasMessageContaining("'risc'")
                .hasMessageContaining("x64, arm64");
    }

    @Test
    void onlyTheMachinesOwnHasTheNameThatEverythingKnows() {
        assertThat(Platform.own().home()).hasToString("target/eidos");
        assertThat(Platform.values()).extracting(Platform::home).doesNotHaveDuplicates();
    }
}
