package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.GPU;
import static dev.eidos.measurement.Measurement.K8S;
import static dev.eidos.measurement.Measurement.SYSTEMD;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintCheck;
import dev.eidos.constraint.GpuNodeLabel;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The finding of who owns the GPU nodes' driver, toolkit and device plugin. The operator's policy says so itself; where
 * there is none, a device plugin that is the cloud's, or a driver that is there all the same.
 */
final class GpuStackFinding {
    private static final String OPERATOR = "operator-managed";
    private static final String PREINSTALLED = "driver-preinstalled";
    private static final String PROVIDER = "provider-managed";

    /** GKE's own device plugin leaves a node alone that has this label (GKE, "Run GPUs", device plugin). */
    private static final String GKE_OPTED_OUT = "gke-no-default-nvidia-gpu-device-plugin";

    /**
     * Device plugins that run as services of the node: of AKS with managed GPUs (Azure/AgentBaker, cse_config.sh,
     * startNvidiaManagedExpServices), and of Bottlerocket (bottlerocket-core-kit, nvidia-k8s-device-plugin).
     */
    private static final List<String> NODE_SERVICES = List.of("nvidia-device-plugin", "nvidia-k8s-device-plugin");

    private GpuStackFinding() {}

    static CriterionFinding of(Snapshot snapshot) {
        List<Clue> signs = new ArrayList<>();
        Optional<String> driver = policy(snapshot, "driver.enabled");
        driver.map(enabled -> ofPolicy(snapshot, enabled)).ifPresent(signs::add);
        if (signs.isEmpty()) {
            provider(snapshot).ifPresent(signs::add);
        }
        boolean isOfCluster = snapshot.find(K8S, "server", "version").isPresent();
        if (signs.isEmpty() && isOfCluster && hasNoPolicy(snapshot)) {
            snapshot.find(GPU, "smi", "driver")
                    .map(version -> new Clue.Tells(
                            "GPU.smi.driver",
                            version.asText(),
                            PREINSTALLED,
                            "and the cluster has no ClusterPolicy that could have installed it"))
                    .ifPresent(signs::add);
        }
        return CriterionFinding.of(Criterion.GPU_STACK, signs, "nothing tells who installs the driver");
    }

    private static Clue ofPolicy(Snapshot snapshot, String driver) {
        if (!driver.equals("false")) {
            return new Clue.Tells("K8s.policy.driver.enabled", driver, OPERATOR, "as the ClusterPolicy has it");
        }
        return policy(snapshot, "devicePlugin.enabled")
                .filter("false"::equals)
                .map(plugin -> new Clue.Tells(
                        "K8s.policy.devicePlugin.enabled", plugin, PROVIDER, "as the ClusterPolicy has it"))
                .orElseGet(() -> new Clue.Tells(
                        "K8s.policy.driver.enabled", driver, PREINSTALLED, "as the ClusterPolicy has it"));
    }

    private static Optional<Clue> provider(Snapshot snapshot) {
        for (String service : NODE_SERVICES) {
            Optional<String> state =
                    snapshot.find(SYSTEMD, service, "ActiveState").map(Reading::asText);
            if (state.filter("active"::equals).isPresent()) {
                return Optional.of(new Clue.Tells(
                        "SystemD." + service + ".ActiveState",
                        "active",
                        PROVIDER,
                        "a device plugin that comes with the node"));
            }
        }
        Constraint own = new Constraint(GpuNodeLabel.NAME, "!" + GKE_OPTED_OUT, null);
        return ConstraintCheck.check(own, snapshot) instanceof Verdict.Passed
                ? Optional.of(new Clue.Tells(
                        GpuNodeLabel.NAME,
                        "!" + GKE_OPTED_OUT,
                        PROVIDER,
                        "so that GKE's own device plugin runs on its GPU nodes"))
                : Optional.empty();
    }

    private static Optional<String> policy(Snapshot snapshot, String key) {
        return snapshot.find(K8S, "policy", key).map(Reading::asText);
    }

    /** Returns whether somebody looked and found none; what could not be read may be there. */
    private static boolean hasNoPolicy(Snapshot snapshot) {
        return snapshot.measurement(K8S)
                .flatMap(k8s -> k8s.subtype("policy"))
                .filter(policy -> policy.data().isEmpty())
                .map(policy -> !policy.gaps().isEmpty()
                        && policy.gaps().stream().allMatch(gap -> gap.reason() == Gap.Reason.NotFound))
                .orElse(false);
    }
}
