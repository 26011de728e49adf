package dev.eidos.process;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locale that the user has. The launcher gives this process another, in which every path can be named; programs
 * that talk to the user get the user's own again.
 */
public final class UserLocale {
    private static final String VARIABLE = "LC_ALL";

    private UserLocale() {}

    /** The variables with the user's own locale, as far as the launcher has told. */
    public static Map<String, String> restored(Map<String, String> environment) {
        return restored(environment, System.getProperty("eidos.locale"));
    }

    /** @param own empty if the user has set none, null if nobody has told */
    static Map<String, String> restored(Map<String, String> environment, @Nullable String own) {
        if (own == null) {
            return environment;
        }
        Map<String, String> restored = new HashMap<>(environment);
        if (own.isEmpty()) {
            restored.remove(VARIABLE);
        } else {
            restored.put(VARIABLE, own);
        }
        return restored;
    }
}
