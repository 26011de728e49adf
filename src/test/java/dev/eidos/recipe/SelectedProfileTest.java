package dev.eidos.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of values touch what a profile has decided. */
class SelectedProfileTest {
    private final SelectedProfile profile = new SelectedProfile(
            "gpusPerNode", "4", null, Map.of("slurm", List.of("limits.nvidia.com/gpu", "conf.Gres")));

    @ParameterizedTest
    @CsvSource({
        "limits.nvidia.com/gpu, true",
        "'limits.nvidia\\.com/gpu', true",
        "limits, true",
        "conf.Gres, true",
        "conf.Gres[0], true",
        "conf.Gres[0].name, true",
        "conf.Gre, false",
        "conf.Gres2, false",
        "limits.nvidia.com/gpus, false",
        "conf.Other[0], false"
    })
    void aPathIsTouchedHoweverItIsWritten(String path, boolean touched) {
        assertThat(profile.touched("slurm", path) != null).isEqualTo(touched);
        assertThat(profile.touched("other", path)).isNull();
    }
}
