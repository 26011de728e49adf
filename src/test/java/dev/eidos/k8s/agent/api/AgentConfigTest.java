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
        assertThat(config.placement().serviceAccountName()).isEqualTo("eidos");
        assertThat(config.run().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.placement().scheduleTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.pod().profile()).isEqualTo(Profile.PRIVILEGED);
        assertThat(config.run().cleanup()).isTrue();
        assertThat(config.run().cleanupRbac()).isFalse();
        assertThat(config.result(Agents.RUN)).hasToString("cm://gpu-operator/eidos-snapshot-20261122-234310-a1b2c3");
    }

    @Test
    void aNamedResultIsWhereTheRoleIsNeeded() {
        // when
        AgentConfig config = Agents.config()
                .placement(at -> at.namespace("jobs"))
                .run(run -> run.output(new ConfigMapUri("results", "mine")))
                .build();

        // then
        assertThat(config.result(Agents.RUN)).hasToString("cm://results/mine");
        assertThat(config.resultNamespace()).isEqualTo("results");
    }

    @Test
    void theJobIsNamedByTheUserOrAfterTheRun() {
        assertThat(Agents.config().placement(at -> at.jobName("mine")).build().jobName(Agents.RUN))
                .isEqualTo("mine");
        assertThat(Agents.config()
                        .placement(at -> at.generateJobName(true))
                        .build()
                        .jobName(Agents.RUN))
                .isEqualTo("eidos-20261122-234310-a1b2c3");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("namespace Upper", config -> config.placement(at -> at.namespace("Upper"))),
                wrong("namespace a.b", config -> config.placement(at -> at.namespace("a.b"))),
                wrong("jobName " + "a".repeat(64), config -> config.placement(at -> at.jobName("a".repeat(64)))),
                wrong("jobName a.b", config -> config.placement(at -> at.jobName("a.b"))),
                wrong(
                        "jobName a generateJobName",
                        config -> config.placement(at -> at.jobName("a").generateJobName(true))),
                wrong(
                        "replace generateJobName",
                        config -> config.placement(at -> at.replace(true).generateJobName(true))),
                wrong("serviceAccountName a_b", config -> config.placement(at -> at.serviceAccountName("a_b"))),
                wrong("imagePullSecret ", config -> config.pod(pod -> pod.imagePullSecrets(List.of("")))),
                wrong("runtimeClass -a", config -> config.pod(pod -> pod.runtimeClass("-a"))),
                wrong("priorityClass a..b", config -> config.pod(pod -> pod.priorityClass("a..b"))),
                wrong("timeout 0ms", config -> config.run(run -> run.timeout(Duration.ZERO))),
                wrong(
                        "scheduleTimeout -1000ms",
                        config -> config.placement(at -> at.scheduleTimeout(Duration.ofSeconds(-1)))),
                wrong("hostRoot a", config -> config.pod(pod -> pod.hostRoot("a"))),
                wrong("hostRoot /a/../b", config -> config.pod(pod -> pod.hostRoot("/a/../b"))),
                wrong(
                        "hostRoot /a",
                        config -> config.pod(pod -> pod.hostRoot("/a").profile(Profile.NODE))),
                wrong("format table", config -> config.run(run -> run.format(Format.TABLE))),
                wrong(
                        "requireGpu profile restricted",
                        config -> config.run(run -> run.requireGpu(true)).pod(pod -> pod.profile(Profile.RESTRICTED))),
                wrong(
                        "cleanup false cleanupRbac",
                        config -> config.run(run -> run.cleanup(false).cleanupRbac(true))));
    }

    private static Arguments wrong(String object, UnaryOperator<AgentConfig.Builder> choice) {
        return Arguments.of(object, choice);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueThatCannotBeIsRefusedWithTheSettingAndTheRightForm(
            String object, UnaryOperator<AgentConfig.Builder> choice) {
        // given
        AgentConfig.Builder config = choice.apply(Agents.config());

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(config::build)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo(object))
                .satisfies(e -> assertThat(e.suggestion()).isNotBlank());
    }
}
