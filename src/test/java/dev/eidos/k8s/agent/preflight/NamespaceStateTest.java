package dev.eidos.k8s.agent.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.manifest.Agents;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceStateTest {
    @ParameterizedTest
    @CsvSource({
        "PRIVILEGED, restricted, true",
        "PRIVILEGED, baseline, true",
        "NODE, baseline, true",
        "PRIVILEGED, privileged, false",
        "RESTRICTED, restricted, false",
        "RESTRICTED, baseline, false",
    })
    void theEnforcedLevelMustAllowTheProfile(Profile profile, String level, boolean forbidden) {
        // given
        AgentConfig config = Agents.config().pod(pod -> pod.profile(profile)).build();
        Value.Mapping namespace = namespace(Map.of("pod-security.kubernetes.io/enforce", level));

        // then
        assertThat(NamespaceState.forbidden(config, namespace).isPresent()).isEqualTo(forbidden);
    }

    @Test
    void whatForbidsItIsNamedWithAllThatHelps() {
        // given
        Value.Mapping namespace = namespace(Map.of("pod-security.kubernetes.io/enforce", "restricted"));

        // when
        EidosException failure =
                NamespaceState.forbidden(Agents.config().build(), namespace).orElseThrow();

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failure.reason()).contains("pod-security.kubernetes.io/enforce=restricted", "--profile privileged");
        assertThat(failure.suggestion())
                .contains("--profile restricted")
                .contains("kubectl label --overwrite namespace gpu-operator"
                        + " pod-security.kubernetes.io/enforce=privileged");
    }

    @Test
    void aNamespaceThatIsBeingDeletedTakesNothing() {
        // given
        AgentConfig config = Agents.config().build();

        // then
        assertThat(NamespaceState.terminating(config, inPhase("Terminating")))
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(NamespaceState.terminating(config, inPhase("Active"))).isEmpty();
    }

    private static Value.Mapping namespace(Map<String, String> labels) {
        return Value.mapping(namespace -> namespace.put("metadata", metadata -> metadata.putTexts("labels", labels)));
    }

    private static Value.Mapping inPhase(String phase) {
        return Value.mapping(namespace -> namespace.put("status", status -> status.put("phase", phase)));
    }
}
