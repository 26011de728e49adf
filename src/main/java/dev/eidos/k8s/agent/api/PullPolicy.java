package dev.eidos.k8s.agent.api;

import java.util.Arrays;
import java.util.Optional;

/** The rule by which the node pulls the agent's image, in Kubernetes' own words (Container v1 core). */
public enum PullPolicy {
    Always,
    IfNotPresent,
    Never;

    public static Optional<PullPolicy> of(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }
}
