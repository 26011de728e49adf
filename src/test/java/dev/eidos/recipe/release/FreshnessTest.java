package dev.eidos.recipe.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.release.Freshness.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static Freshness of(String ours, Set<String> deprecated, String... published) {
        return Freshness.of("gpu", ours, new Published.Versions(List.of(published), deprecated));
    }

    @Test
    void nothingIsNewer() {
        assertThat(of("v1.2.3", Set.of(), "v1.2.3", "v1.2.2", "v2.0.0-rc.1", "nightly", "1.99999999999.0"))
                .isEqualTo(new Freshness("gpu", "v1.2.3", null, null, State.CURRENT, null));
    }

    @Test
    void thePatchAndTheNewestAreTold() {
        assertThat(of("1.2.3", Set.of(), "1.2.9", "1.2.10", "1.10.0", "1.9.0"))
                .isEqualTo(new Freshness("gpu", "1.2.3", "1.2.10", "1.10.0", State.PATCH, null));
        assertThat(of("1.2.3", Set.of(), "1.2.3", "1.3.0"))
                .isEqualTo(new Freshness("gpu", "1.2.3", null, "1.3.0", State.NEWER, null));
    }

    @Test
    void aChartThatItsPublisherGaveUpIsDeprecated() {
        assertThat(of("1.2.3", Set.of("1.3.0"), "1.2.3", "1.3.0").state()).isEqualTo(State.DEPRECATED);
    }

    @Test
    void aChartThatIsNotThereHasMoved() {
        assertThat(Freshness.of("gpu", "1.2.3", new Published.Absent("https://charts.example")))
                .isEqualTo(new Freshness(
                        "gpu", "1.2.3", null, null, State.MOVED, "https://charts.example has it no more"));
    }

    @Test
    void whatCannotBeComparedIsUnknown() {
        assertThat(of("main", Set.of(), "1.0.0").state()).isEqualTo(State.UNKNOWN);
        assertThat(Freshness.of("gpu", "1.0.0", new Published.Unknown("it did not answer")).reason())
                .isEqualTo("it did not answer");
    }
}
