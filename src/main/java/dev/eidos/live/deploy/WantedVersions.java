package dev.eidos.live.deploy;

import dev.eidos.constraint.Expectation;
import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The limits of components' versions that a recipe sets beside the versions that it installs, as recipes of AICR have
 * them: {@code validation.deployment.constraints}, each by the name {@code Deployment.COMPONENT.version}.
 *
 * @param limits by component
 * @param others names of constraints that are not understood
 */
public record WantedVersions(Map<String, Expectation> limits, List<String> others) {
    public static final WantedVersions NONE = new WantedVersions(Map.of(), List.of());

    private static final String BEFORE = "Deployment.";
    private static final String BEHIND = ".version";

    public WantedVersions {
        limits = Map.copyOf(limits);
        others = List.copyOf(others);
    }

    /**
     * Reads a recipe's.
     *
     * @param validation of the recipe
     * @param components that it has
     * @throws dev.eidos.error.EidosException if a limit is malformed
     */
    public static WantedVersions of(Value validation, Set<String> components) {
        Map<String, Expectation> limits = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Value constraint : validation.items("deployment", "constraints")) {
            String name = constraint.text("name");
            Optional<String> component = component(name).filter(components::contains);
            if (component.isPresent()) {
                limits.put(component.get(), Expectation.parse(constraint.text("value")));
            } else {
                others.add(name);
            }
        }
        return new WantedVersions(limits, others);
    }

    /** A component's name may have dots. */
    private static Optional<String> component(String name) {
        return name.startsWith(BEFORE) && name.endsWith(BEHIND) && name.length() > BEFORE.length() + BEHIND.length()
                ? Optional.of(name.substring(BEFORE.length(), name.length() - BEHIND.length()))
                : Optional.empty();
    }

    static Finding notUnderstood(String name) {
        return component(name)
                .map(component -> Finding.unknown(
                        name, "the recipe has no component " + component, "correct the constraint in the recipe"))
                .orElseGet(() -> Finding.unknown(
                        name,
                        "is no constraint of a deployment that is known here",
                        "write it as Deployment.COMPONENT.version, or leave it out with --skip " + name));
    }
}
