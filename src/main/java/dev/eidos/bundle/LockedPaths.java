package dev.eidos.bundle;

import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.bundle.values.ValueChanges.MergeValues;
import dev.eidos.bundle.values.ValueChanges.SetValues;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.SelectedProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that the choice of a profile has decided, which a user's changes must leave alone. */
final class LockedPaths {
    private LockedPaths() {}

    /**
     * Holds a change against the profile that the recipe was made with.
     *
     * @throws EidosException with {@link ErrorCode#CONFLICT} if the profile owns what is changed
     */
    static void check(@Nullable SelectedProfile profile, String component, Change change) {
        if (profile == null) {
            return;
        }
        switch (change) {
            case SetValues set ->
                set.assignments().forEach(one -> check(profile, component, Assignment.text(one.path()), change));
            case MergeValues merge -> leaves(profile, component, "", merge.values(), change);
        }
    }

    private static void leaves(
            SelectedProfile profile, String component, String path, Value.Mapping values, Change change) {
        for (Map.Entry<String, Value> entry : values.entries().entrySet()) {
            String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (entry.getValue() instanceof Value.Mapping below
                    && !below.entries().isEmpty()) {
                leaves(profile, component, at, below, change);
            } else {
                check(profile, component, at, change);
            }
        }
    }

    private static void check(SelectedProfile profile, String component, String path, Change change) {
        String owned = profile.touched(component, path);
        if (owned != null) {
            throw EidosException.of(ErrorCode.CONFLICT, "the recipe's profile decides this value")
                    .object(change.shown())
                    .reason("profile " + profile.text() + " owns '" + owned + "' of " + component)
                    .suggestion("leave this out, or make the recipe with another value of " + profile.name())
                    .build();
        }
    }
}
