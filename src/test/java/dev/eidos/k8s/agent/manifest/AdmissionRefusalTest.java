package dev.eidos.k8s.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Profile;
import org.junit.jupiter.api.Test;

class AdmissionRefusalTest {
    private static final AgentConfig CONFIG = Agents.config().build();

    private static AdmissionRefusal of(String message) {
        return AdmissionRefusal.of(CONFIG, message).orElseThrow();
    }

    @Test
    void openShiftsRefusalHasItsCommand() {
        // when
        AdmissionRefusal refusal = of("pods \"eidos-\" is forbidden: unable to validate against any security context"
                + " constraint: [provider \"anyuid\": Forbidden: not usable by user or serviceaccount]");

        // then
        assertThat(refusal.by()).isEqualTo("OpenShift's security context constraints");
        assertThat(refusal.suggestion())
                .contains("oc adm policy add-scc-to-user privileged -z eidos -n gpu-operator", "--profile restricted");
    }

    @Test
    void aValidatingAdmissionPolicyIsNamedWithItsBinding() {
        // when
        AdmissionRefusal refusal = of("pods \"eidos-x\" is forbidden: ValidatingAdmissionPolicy 'no-host-path' with"
                + " binding 'everywhere' denied request: hostPath is not allowed");

        // then
        assertThat(refusal.by()).isEqualTo("the ValidatingAdmissionPolicy no-host-path");
        assertThat(refusal.suggestion())
                .contains("kubectl get validatingadmissionpolicy/no-host-path"
                        + " validatingadmissionpolicybinding/everywhere -o yaml");
    }

    @Test
    void kyvernosPoliciesAreNamed() {
        // when
        AdmissionRefusal refusal = of("""
            admission webhook "validate.kyverno.svc-fail" denied the request:\s

            resource Pod/gpu-operator/eidos-x was blocked due to the following policies\s

            disallow-privileged-containers:
              privileged-containers: 'validation error: no'\
            """);

        // then
        assertThat(refusal.by()).isEqualTo("Kyverno (policy disallow-privileged-containers)");
        assertThat(refusal.suggestion())
                .contains(
                        "PolicyException",
                        "namespace gpu-operator",
                        "kubectl get clusterpolicies.kyverno.io disallow-privileged-containers -o yaml");
    }

    @Test
    void gatekeepersConstraintsAreNamed() {
        // when
        AdmissionRefusal refusal = of("admission webhook \"validation.gatekeeper.sh\" denied the request:"
                + " [psp-privileged-container] Privileged container is not allowed: eidos\n"
                + "[psp-host-filesystem] HostPath volume is not allowed");

        // then
        assertThat(refusal.by()).isEqualTo("Gatekeeper (constraints psp-privileged-container, psp-host-filesystem)");
        assertThat(refusal.suggestion()).contains("excludedNamespaces", "kubectl get constraints");
    }

    @Test
    void podSecurityAndItsPredecessorAreKnown() {
        assertThat(of("pods \"x\" is forbidden: violates PodSecurity \"baseline:latest\": privileged")
                        .suggestion())
                .contains("pod-security.kubernetes.io/enforce=privileged");
        assertThat(of("PodSecurityPolicy: unable to admit pod: []").by()).isEqualTo("a PodSecurityPolicy");
    }

    @Test
    void anotherWebhookIsNamedAndNothingThatIsNoName() {
        assertThat(of("admission webhook \"pods.example.com\" denied the request: no")
                        .by())
                .isEqualTo("the webhook pods.example.com");
        assertThat(AdmissionRefusal.of(CONFIG, "admission webhook \"a;b\\n$(c)\" denied the request: no"))
                .isEmpty();
        assertThat(AdmissionRefusal.of(CONFIG, "exceeded quota: q")).isEmpty();
    }

    @Test
    void whoAsksForTheLeastIsNotToldToAskForLess() {
        // given
        AgentConfig least =
                Agents.config().pod(pod -> pod.profile(Profile.RESTRICTED)).build();

        // then
        assertThat(AdmissionRefusal.of(least, "unable to validate against any security context constraint: []"))
                .hasValueSatisfying(refusal -> assertThat(refusal.suggestion())
                        .isEqualTo("let the agent's ServiceAccount use one that allows it: oc adm policy"
                                + " add-scc-to-user nonroot -z eidos -n gpu-operator"));
    }
}
