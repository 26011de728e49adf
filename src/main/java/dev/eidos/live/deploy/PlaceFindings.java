package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a component is there at all: its namespace, its CRDs, its workloads, what the namespace lets its pods do. */
record PlaceFindings(ComponentObjects objects) {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    List<Finding> namespace() {
        String name = String.valueOf(objects.component().namespace());
        String place = ObjectKind.NAMESPACES.object(null, name);
        if (!objects.namespace().isKnown()) {
            return List.of();
        }
        if (objects.namespace().items().isEmpty()) {
            return List.of(Finding.failed(place, "is not there", "install the recipe's bundle"));
        }
        Value namespace = objects.namespace().items().getFirst();
        if (namespace.text("status", "phase").equals("Terminating")) {
            return List.of(Finding.failed(
                    place,
                    "is being deleted",
                    "see what holds it up in its status: kubectl get namespace " + name + " --output yaml"));
        }
        return List.of();
    }

    List<Finding> crds() {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Listed> crd : objects.crds().entrySet()) {
            String place = ObjectKind.CRDS.object(null, crd.getKey());
            if (crd.getValue().items().isEmpty()) {
                findings.add(Finding.failed(
                        place,
                        "is not there: nobody can make such objects, and its controller does not start",
                        "install the chart with its CRDs (helm upgrade --install without --skip-crds; Helm upgrades"
                                + " none: kubectl apply --server-side the chart's crds folder)"));
                continue;
            }
            Value object = crd.getValue().items().getFirst();
            if (!Conditions.is(object, "Established", "True")) {
                Value names = Conditions.of(object, "NamesAccepted");
                String words = names.text("status").equals("False") ? ": " + Conditions.words(names) : "";
                findings.add(Finding.failed(
                        place, "is not established" + words, "see kubectl describe crd " + crd.getKey()));
            }
        }
        return findings;
    }

    /** One that is not found is told; that it may be elsewhere, too. */
    List<Finding> presence(boolean readable) {
        boolean hasNone =
                objects.component().chart() == null || !objects.checks().workloads();
        if (!objects.workloads().isEmpty() || !readable || hasNone) {
            return List.of();
        }
        String name = objects.component().name();
        if (!objects.elsewhere().isEmpty()) {
            return List.of(Finding.unknown(
                    name,
                    "is not in " + objects.component().namespace() + ", but "
                            + String.join(
                                    ", ", objects.elsewhere().stream().limit(3).toList()) + " is there",
                    "if that is the site's own, leave this check out by --skip " + name
                            + "; or make the recipe with that namespace"));
        }
        return List.of(Finding.failed(
                name,
                "is not installed: no workload in " + objects.component().namespace() + " is of its chart "
                        + objects.component().chart(),
                "install the recipe's bundle; if the site has its own, leave this check out by --skip " + name));
    }

    /** Pods that need more than the namespace's level allows are refused when they are made next. */
    List<Finding> security() {
        Value namespace = objects.namespace().items().isEmpty()
                ? Value.Mapping.EMPTY
                : objects.namespace().items().getFirst();
        String level = namespace.texts("metadata", "labels").getOrDefault(ENFORCE, "");
        if (level.isEmpty() || level.equals("privileged")) {
            return List.of();
        }
        for (Workload workload : objects.workloads()) {
            if (isPrivileged(workload.object().at("spec", "template", "spec"))) {
                String name = workload.namespace();
                return List.of(Finding.failed(
                        ObjectKind.NAMESPACES.object(null, name),
                        "its label " + ENFORCE + "=" + level + " forbids the pods of " + workload.place()
                                + ", which need more of the node",
                        "kubectl label --overwrite namespace " + name + " " + ENFORCE + "=privileged"));
            }
        }
        return List.of();
    }

    private static boolean isPrivileged(@Nullable Value pod) {
        if (pod == null) {
            return false;
        }
        return pod.flag("hostNetwork")
                || pod.flag("hostPID")
                || pod.items("volumes").stream().anyMatch(volume -> volume.at("hostPath") != null)
                || pod.items("containers").stream()
                        .anyMatch(container -> container.flag("securityContext", "privileged"));
    }
}
