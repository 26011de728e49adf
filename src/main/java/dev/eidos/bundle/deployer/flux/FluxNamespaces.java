package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.ManifestObject;
import dev.eidos.bundle.deployer.plan.NamespaceLabels;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces with Flux, whose Kustomizations make none: the root has them all, and they outlive it, as a namespace may
 * hold more than what a bundle put there ({@code prune: disabled}, {@code ssa: IfNotPresent}; fluxcd.io,
 * "Kustomization": "Controlling the apply behavior of resources", v2.7). One that needs labels gets them even if it is
 * there already, and keeps those that it has ({@code ssa: Merge}).
 */
public final class FluxNamespaces {
    /** The kinds without a namespace that every API server knows and that are likely in a manifest. */
    private static final Set<String> CLUSTER_KINDS = Set.of(
            "APIService",
            "ClusterRole",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "DeviceClass",
            "IngressClass",
            "MutatingWebhookConfiguration",
            "Namespace",
            "PersistentVolume",
            "PriorityClass",
            "RuntimeClass",
            "StorageClass",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration");

    private FluxNamespaces() {}

    static List<Value.Mapping> of(InstallPlan plan) {
        SortedMap<String, SortedMap<String, String>> namespaces = new TreeMap<>();
        plan.units().forEach(unit -> namespaces.put(unit.namespace(), unit.namespaceLabels()));
        namespaces.keySet().removeAll(NamespaceLabels.GIVEN);
        List<Value.Mapping> objects = new ArrayList<>();
        namespaces.forEach((name, labels) -> objects.add(namespace(name, labels)));
        return objects;
    }

    private static Value.Mapping namespace(String name, SortedMap<String, String> labels) {
        return new MappingBuilder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put(
                        "metadata",
                        new MappingBuilder()
                                .put("name", name)
                                .putTexts("labels", labels)
                                .put(
                                        "annotations",
                                        new MappingBuilder()
                                                .put("kustomize.toolkit.fluxcd.io/prune", "disabled")
                                                .put(
                                                        "kustomize.toolkit.fluxcd.io/ssa",
                                                        labels.isEmpty() ? "IfNotPresent" : "Merge")
                                                .build())
                                .build())
                .build();
    }

    /**
     * The {@code targetNamespace} of manifests: it replaces every object's namespace, so that it is given only where an
     * object lacks one; null where none does.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it would move an object that names another
     */
    public static @Nullable String target(InstallStep.Manifests step, String namespace) {
        List<ManifestObject> objects = step.manifests().stream()
                .flatMap(manifest -> ManifestObject.of(manifest).stream())
                .toList();
        boolean lacking = objects.stream()
                .anyMatch(object -> object.namespace().isEmpty() && !CLUSTER_KINDS.contains(object.kind()));
        if (!lacking) {
            return null;
        }
        for (ManifestObject object : objects) {
            if (!object.namespace().isEmpty() && !object.namespace().equals(namespace)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "manifests that Flux would put into one namespace")
                        .object(step.release())
                        .reason("some objects name no namespace, another names one that is not the component's")
                        .suggestion("write metadata.namespace into every object of the component's manifests")
                        .build();
            }
        }
        return namespace;
    }
}
