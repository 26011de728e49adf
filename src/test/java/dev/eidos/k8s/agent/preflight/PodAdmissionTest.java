package dev.eidos.k8s.agent.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodAdmissionTest {
    /** Several runs at once: one makes the account while another's pod is tried. */
    @Test
    void anAccountThatWasMadeInTheMeantimeIsNoRefusal() {
        // given
        var early = forbidden("pods \"eidos-\" is forbidden: error looking up service account a/eidos:"
                + " serviceaccount \"eidos\" not found");

        // then
        assertThat(PodAdmission.refusal(new ApiAnswer.Refused(early))).isEmpty();
    }

    @Test
    void aQuotaIsARefusal() {
        // given
        var quota = forbidden("pods \"eidos-\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1");

        // then
        assertThat(PodAdmission.refusal(new ApiAnswer.Refused(quota))).contains(quota);
    }

    private static ApiStatus forbidden(String message) {
        return new ApiStatus(403, "Forbidden", message, List.of(), null);
    }
}
