package dev.eidos.collector.k8s;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a Node (v1 core) that do not change while nobody changes the node. */
record NodeObject(
        Metadata metadata, @Nullable Spec spec, @Nullable Status status) {

    record Metadata(String name, @Nullable Map<String, String> labels) {}

    record Spec(@Nullable String providerID, @Nullable Boolean unschedulable) {}

    /** Quantities may be numbers as well as text. */
    record Status(
            @Nullable Map<String, Object> capacity,
            @Nullable Map<String, Object> allocatable,
            @Nullable NodeInfo nodeInfo) {}

    record NodeInfo(
            @Nullable String kubeletVersion,
            @Nullable String containerRuntimeVersion,
            @Nullable String osImage,
            @Nullable String kernelVersion,
            @Nullable String operatingSystem,
            @Nullable String architecture) {}
}
