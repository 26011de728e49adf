package dev.eidos.live.conformance;

import dev.eidos.document.Value;
import dev.eidos.live.read.Folded;
import dev.eidos.live.read.Listed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Requirements about accelerators. */
final class AcceleratorChecks {
    private AcceleratorChecks() {}

    static List<Requirement> all() {
        return List.of(
                new Requirement("dra_support", "Dynamic Resource Allocation is served", AcceleratorChecks::dra),
                new Requirement(
                        "driver_runtime_management",
                        "drivers and runtime of accelerators are managed",
                        AcceleratorChecks::driver),
                new Requirement("gpu_sharing", "GPUs can be shared", AcceleratorChecks::sharing),
                new Requirement(
                        "secure_accelerator_access",
                        "pods reach only the accelerators that they were given",
                        _ -> new Shown.NotByReading(
                                "only a pod that asks for none, and sees none, would show it",
                                "let it be tested: --run-tests")));
    }

    private static Shown dra(Seen seen) throws InterruptedException {
        String version = seen.version("resource.k8s.io");
        if (version.isEmpty()) {
            return new Shown.Not(
                    "resource.k8s.io is not served", "use Kubernetes 1.34 or later, where it is on by default");
        }
        Listed slices = seen.list("resourceslices.resource.k8s.io", "spec.driver");
        Set<String> drivers = new TreeSet<>();
        slices.items().forEach(slice -> drivers.add(slice.text("spec", "driver")));
        String evidence = "resource.k8s.io/" + version
                + (drivers.isEmpty()
                        ? ""
                        : ", " + slices.items().size() + " ResourceSlices of " + String.join(", ", drivers));
        return version.startsWith("v1beta") || version.startsWith("v1alpha")
                ? new Shown.Partly(evidence, "resource.k8s.io is not served as v1", "use Kubernetes 1.34 or later")
                : new Shown.Implemented(evidence);
    }

    private static Shown driver(Seen seen) throws InterruptedException {
        for (String kind : List.of("clusterpolicies.nvidia.com", "nvidiadrivers.nvidia.com")) {
            Listed policies = seen.list(kind);
            for (Value policy : policies.items()) {
                String name = kind + "/" + policy.text("metadata", "name");
                String state = policy.text("status", "state");
                return state.equals("ready")
                        ? new Shown.Implemented(name + " is ready")
                        : new Shown.Partly(
                                name,
                                name + " is " + (state.isEmpty() ? "silent" : state),
                                "see the check of the GPU operator in the deployment phase");
            }
            if (!policies.isKnown()) {
                return new Shown.Unread(policies.unread());
            }
        }
        Folded<List<SeenNode>> nodes = seen.nodes();
        for (SeenNode node : nodes.all()) {
            if (!node.driver().isEmpty()) {
                return new Shown.Implemented("driver " + node.driver() + " on nodes/" + node.name());
            }
        }
        return nodes.isKnown()
                ? new Shown.NotByReading(
                        "no operator's policy and no node's label tells of a driver",
                        "install the GPU operator, or GPU feature discovery where the host brings the driver")
                : new Shown.Unread(nodes.unread());
    }

    private static Shown sharing(Seen seen) throws InterruptedException {
        Folded<List<SeenNode>> nodes = seen.nodes();
        if (!nodes.isKnown()) {
            return new Shown.Unread(nodes.unread());
        }
        for (SeenNode node : nodes.all()) {
            boolean mig = node.offers().stream().anyMatch(resource -> resource.startsWith("nvidia.com/mig-"));
            if (mig || !(node.sharing().isEmpty() || node.sharing().equals("none"))) {
                return new Shown.Implemented("nodes/" + node.name() + " shares by " + (mig ? "MIG" : node.sharing()));
            }
        }
        return new Shown.NotByReading(
                "no node shares its GPUs now; that it could is not to be seen",
                "configure time-slicing, MPS or MIG where the cluster shall share");
    }
}
