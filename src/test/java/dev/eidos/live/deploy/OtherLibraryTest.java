package dev.eidos.live.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.CheckRunner;
import dev.eidos.recipe.LibraryLock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherLibraryTest {
    private static final LibraryLock HERE = new LibraryLock("2.0", "b".repeat(64));

    @Test
    void aRecipeOfAnotherLibraryNeverPasses() throws InterruptedException {
        // given
        OtherLibrary other =
                OtherLibrary.of(new LibraryLock("1.0", "a".repeat(64)), HERE).orElseThrow();

        // when
        CheckResult result = new CheckRunner(Duration.ofSeconds(10))
                .run(List.of(other.step()))
                .getFirst();

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.findings().getFirst().reason())
                .contains("1.0 (sha256:aaaaaaaaaaaa)", "2.0 (sha256:bbbbbbbbbbbb)");
        assertThat(result.findings().getFirst().remedy()).contains("--skip recipe-library");
    }

    @Test
    void oneOfThisLibraryOrThatDoesNotSayIsNotDoubted() {
        assertThat(OtherLibrary.of(new LibraryLock(null, "b".repeat(64)), HERE)).isEmpty();
        assertThat(OtherLibrary.of(null, HERE)).isEmpty();
    }
}
