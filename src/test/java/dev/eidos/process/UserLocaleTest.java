package dev.eidos.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UserLocaleTest {
    private static final Map<String, String> OURS = Map.of("LC_ALL", "C.UTF-8", "LANG", "de_DE", "PATH", "/bin");

    @Test
    void theUsersOwnLocaleIsBackWhereThereWasOne() {
        assertThat(UserLocale.restored(OURS, "fr_FR.UTF-8"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("LC_ALL", "fr_FR.UTF-8", "LANG", "de_DE", "PATH", "/bin"));
    }

    @Test
    void whereThereWasNoneThereIsNone() {
        assertThat(UserLocale.restored(OURS, ""))
                .containsExactlyInAnyOrderEntriesOf(Map.of("LANG", "de_DE", "PATH", "/bin"));
    }

    @Test
    void withoutTheLauncherNothingChanges() {
        assertThat(UserLocale.restored(OURS, null)).isEqualTo(OURS);
    }
}
