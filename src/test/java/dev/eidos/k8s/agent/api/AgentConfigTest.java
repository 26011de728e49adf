package dev.eidos.k8s.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgentConfigTest {

    @Test
    void withoutAnyChoiceTheDefaultsHold() {
        // when
        AgentConfig config = Agents.config().build();

        // then
        assertThat(config.namespace()).isEqualTo("gpu-operator");
        assertThat(config.jobName(Agents.RUN)).isEqualTo("eidos");
        assertThat(config.serviceAccountName()).isEqualTo("eidos");
        assertThat(config.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.scheduleTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.profile()).isEqualTo(Profile.PRIVILEGED);
        assertThat(config.cleanup()).isTrue();
        assertThat(config.cleanupRbac()).isFalse();
        assertThat(config.result(Agents.RUN)).hasToString("cm://gpu-operator/eidos-snapshot-20261122-234310-a1b2c3");
    }

    @Test
    void aNamedResultIsWhereTheRoleIsNeeded() {
        // when
        AgentConfig config = Agents.config()
                .namespace("jobs")
                .output(new ConfigMapUri("results", "mine"))
                .build();

        // then
        assertThat(config.result(Agents.RUN)).hasToString("cm://results/mine");
        assertThat(config.resultNamespace()).isEqualTo("results");
    }

    @Test
    void theJobIsNamedByTheUserOrAfterTheRun() {
        assertThat(Agents.config().jobName("mine").build().jobName(Agents.RUN)).isEqualTo("mine");
        assertThat(Agents.config().generateJobName(true).build().jobName(Agents.RUN))
                .isEqualTo("eidos-20261122-234310-a1b2c3");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("--namespace Upper", config -> config.namespace("Upper")),
                wrong("--namespace a.b", config -> config.namespace("a.b")),
                wrong("--job-name " + "a".repeat(64), config -> config.jobName("a".repeat(64))),
                wrong("--job-name a.b", config -> config.jobName("a.b")),
                wrong(
                        "--job-name a --generate-job-name",
                        config -> config.jobName("a").generateJobName(true)),
                wrong(
                        "--replace --generate-job-name",
                        config -> config.replace(true).generateJobName(true)),
                wrong("--service-account-name a_b", config -> config.serviceAccountName("a_b")),
                wrong("--image-pull-secret ", config -> config.imagePullSecrets(List.of(""))),
                wrong("--runtime-class -a", config -> config.runtimeClass("-a")),
                wrong("--priority-class a..b", config -> config.priorityClass("a..b")),
                wrong("--timeout 0ms", config -> config.timeout(Duration.ZERO)),
                wrong("--schedule-timeout -1000ms", config -> config.scheduleTimeout(Duration.ofSeconds(-1))),
                wrong("--host-root a", config -> config.hostRoot("a")),
                wrong("--host-root /a/../b", config -> config.hostRoot("/a/../b")),
                wrong("--host-root /a", config -> config.hostRoot("/a").profile(Profile.NODE)),
                wrong("--format table", config -> config.format(Format.TABLE)),
                wrong(
                        "--require-gpu --profile restricted",
                        config -> config.requireGpu(true).profile(Profile.RESTRICTED)),
                wrong(
                        "--no-cleanup --cleanup-rbac",
                        config -> config.cleanup(false).cleanupRbac(true)));
    }

    private static Arguments wrong(String object, UnaryOperator<AgentConfigBuilder> choice) {
        return Arguments.of(object, choice);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueThatCannotBeIsRefusedWithTheFlagAndTheRightForm(
            String object, UnaryOperator<AgentConfigBuilder> choice) {
        // given
        AgentConfigBuilder config = choice.apply(Agents.config());

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(config::build)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo(object))
                .satisfies(e -> assertThat(e.suggestion()).isNotBlank());
    }
}
