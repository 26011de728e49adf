package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Standing;
import dev.eidos.live.workload.WorkloadStanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workload of a component. */
record Workload(ObjectKind kind, Value object) {
    static final String[] FIELDS = {
        "metadata.uid",
        "metadata.labels",
        "metadata.annotations",
        "metadata.generation",
        "metadata.deletionTimestamp",
        "metadata.ownerReferences.kind",
        "spec.replicas",
        "spec.selector",
        "spec.suspend",
        "spec.updateStrategy",
        "spec.template.spec.hostNetwork",
        "spec.template.spec.hostPID",
        "spec.template.spec.volumes",
        "spec.template.spec.containers.image",
        "spec.template.spec.containers.securityContext",
        "spec.template.spec.initContainers.image",
        "status"
    };

    String namespace() {
        return object.text("metadata", "namespace");
    }

    String name() {
        return object.text("metadata", "name");
    }

    String place() {
        return kind.object(namespace(), name());
    }

    Standing standing() {
        return WorkloadStanding.of(kind.plural(), object);
    }

    /** A hook of Helm or Argo CD. */
    boolean isHook() {
        Map<String, String> annotations = object.texts("metadata", "annotations");
        return annotations.containsKey("helm.sh/hook") || annotations.containsKey("argocd.argoproj.io/hook");
    }

    /** One of many that a CronJob makes, which say nothing about the installation. */
    boolean isOfSchedule() {
        return object.items("metadata", "ownerReferences").stream()
                .anyMatch(owner -> owner.text("kind").equals("CronJob"));
    }

    /** Returns whether it is not as it shall be; a Job that still works is, unless something waits for its end. */
    boolean isIll() {
        return switch (standing()) {
            case Standing.Current _ -> false;
            case Standing.Failed _ -> true;
            case Standing.InProgress _ -> !kind.plural().equals("jobs") || isHook();
        };
    }

    /** The images of its pods. */
    List<String> images() {
        List<String> images = new ArrayList<>();
        for (String list : List.of("initContainers", "containers")) {
            object.items("spec", "template", "spec", list).forEach(container -> images.add(container.text("image")));
        }
        return images;
    }

    /** The selector of its pods, as a list's parameter. */
    String selector() {
        Map<String, String> labels = new LinkedHashMap<>(object.texts("spec", "selector", "matchLabels"));
        List<String> pairs = new ArrayList<>();
        labels.forEach((key, value) -> pairs.add(key + "=" + value));
        return String.join(",", pairs);
    }
}
