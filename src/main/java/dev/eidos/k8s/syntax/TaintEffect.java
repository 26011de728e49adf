package dev.eidos.k8s.syntax;

import java.util.Arrays;
import java.util.Optional;

/** The effect of a taint on pods that do not tolerate it, in Kubernetes' own words (Taint v1 core). */
public enum TaintEffect {
    NoSchedule,
    PreferNoSchedule,
    NoExecute;

    static Optional<TaintEffect> of(String name) {
        return Arrays.stream(values())
                .filter(effect -> effect.name().equals(name))
                .findFirst();
    }
}
