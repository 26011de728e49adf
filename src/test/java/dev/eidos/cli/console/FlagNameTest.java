package dev.eidos.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import org.junit.jupiter.api.Test;

class FlagNameTest {

    @Test
    void aSettingIsShownAsTheFlagThatGivesIt() {
        assertThat(FlagName.of(Setting.of("jobName", "a"))).isEqualTo("--job-name a");
        assertThat(FlagName.of(Setting.of("generateJobName"))).isEqualTo("--generate-job-name");
        assertThat(FlagName.of(Setting.off("cleanup"))).isEqualTo("--no-cleanup");
    }

    @Test
    void aFailureNamesFlagsToAUserAndSettingsToAProgram() {
        // given
        EidosException failure = EidosException.of(ErrorCode.INVALID_INPUT, "another root needs 100 % of the files")
                .object(Setting.of("hostRoot", "/a"))
                .reason("%s names it", Setting.of("hostRoot"))
                .suggestion("use %s or none", Setting.of("profile", "privileged"))
                .build();

        // when
        EidosException worded = failure.worded(FlagName::of);

        // then
        assertThat(failure.object()).isEqualTo("hostRoot /a");
        assertThat(failure).hasMessage("another root needs 100 % of the files: hostRoot names it");
        assertThat(worded.object()).isEqualTo("--host-root /a");
        assertThat(worded.suggestion()).isEqualTo("use --profile privileged or none");
        assertThat(worded).hasMessage("another root needs 100 % of the files: --host-root names it");
        assertThat(worded.getStackTrace()).isEqualTo(failure.getStackTrace());
    }
}
