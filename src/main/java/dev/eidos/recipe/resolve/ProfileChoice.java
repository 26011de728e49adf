package dev.eidos.recipe.resolve;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintCheck;
import dev.eidos.constraint.Verdict;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.Profile;
import dev.eidos.recipe.SelectedProfile;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The choice in the profile of the overlays that a recipe is made of.
 *
 * @param chosen what it adds
 */
record ProfileChoice(SelectedProfile selected, Profile.Choice chosen) {

    /**
     * The choice that was asked for, or else the usual one; null if no overlay has a profile.
     *
     * @param asked such as {@code gpuStack=driver-installer}; null for the usual one
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if there is no such choice, or two overlays have a
     *     profile
     */
    static @Nullable ProfileChoice of(List<Overlay> overlays, @Nullable String asked, RecipeLibrary library) {
        Overlay owner = null;
        for (Overlay overlay : overlays) {
            if (overlay.profile() != null) {
                if (owner != null) {
                    throw invalid("two overlays of a recipe have a profile")
                            .object(library.files().place(overlay.head().file()))
                            .reason("so has '" + owner.name() + "', and a recipe can have one choice only")
                            .build();
                }
                owner = overlay;
            }
        }
        Profile profile = owner == null ? null : owner.profile();
        if (profile == null) {
            if (asked != null) {
                throw invalid("the recipe has no profile to choose from")
                        .object(asked)
                        .reason("none of its overlays has one: "
                                + String.join(
                                        ", ",
                                        overlays.stream().map(Overlay::name).toList()))
                        .build();
            }
            return null;
        }
        String value = asked == null ? profile.usual() : value(profile, asked);
        Profile.Choice chosen = Objects.requireNonNull(profile.values().get(value));
        return new ProfileChoice(
                new SelectedProfile(profile.name(), value, chosen.advertiser(), ownedPaths(profile)), chosen);
    }

    private static String value(Profile profile, String asked) {
        int equals = asked.indexOf('=');
        String value = asked.substring(equals + 1);
        if (equals < 0
                || !asked.substring(0, equals).equals(profile.name())
                || !profile.values().containsKey(value)) {
            throw invalid("the library has no such profile")
                    .object(asked)
                    .reason("for this recipe it has "
                            + String.join(
                                    ", ",
                                    profile.values().keySet().stream()
                                            .map(one -> profile.name() + "=" + one)
                                            .toList()))
                    .build();
        }
        return value;
    }

    /** Whatever one of the values sets, the choice between them decides. */
    private static Map<String, List<String>> ownedPaths(Profile profile) {
        Map<String, Set<String>> owned = new LinkedHashMap<>();
        for (Profile.Choice choice : profile.values().values()) {
            for (ComponentRef component : choice.components()) {
                Set<String> paths = owned.computeIfAbsent(component.name(), _ -> new LinkedHashSet<>());
                leaves("", component.overrides(), paths);
                paths.add("enabled");
            }
        }
        Map<String, List<String>> listed = new LinkedHashMap<>();
        owned.forEach((component, paths) -> listed.put(component, new ArrayList<>(paths)));
        return listed;
    }

    private static void leaves(String path, Value.Mapping values, Set<String> into) {
        for (Map.Entry<String, Value> entry : values.entries().entrySet()) {
            String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (entry.getValue() instanceof Value.Mapping below
                    && !below.entries().isEmpty()) {
                leaves(at, below, into);
            } else {
                into.add(at);
            }
        }
    }

    /**
     * Holds the choice against the machine that the recipe is for.
     *
     * @throws EidosException with {@link ErrorCode#CONFLICT} if the snapshot does not meet one of its constraints
     */
    void check(Snapshot snapshot) {
        for (Constraint constraint : chosen.constraints()) {
            if (ConstraintCheck.check(constraint, snapshot) instanceof Verdict.Failed failed) {
                throw EidosException.of(ErrorCode.CONFLICT, "the snapshot does not fit the profile")
                        .object(selected.text())
                        .reason(constraint.name() + ": expected " + failed.expected() + ", found " + failed.actual())
                        .suggestion(
                                constraint.remedy() == null
                                        ? "choose another value of " + selected.name()
                                        : constraint.remedy())
                        .build();
            }
        }
    }

    private static EidosException.Builder invalid(String what) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what);
    }
}
