package dev.eidos.upgrade;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finding about an upgrade.
 *
 * @param object the component, or the constraint, that it is about
 * @param todo what to do; null where there is nothing
 * @param pools of nodes that it is about, by name; none where the recipe is one for all
 */
public record UpgradeFinding(
        String object,
        Verdict verdict,
        String reason,
        @Nullable String todo,
        List<String> pools) {
    public UpgradeFinding {
        pools = List.copyOf(pools);
    }

    public UpgradeFinding(String object, Verdict verdict, String reason, @Nullable String todo) {
        this(object, verdict, reason, todo, List.of());
    }

    /** The same, about these pools of nodes. */
    UpgradeFinding on(List<String> some) {
        return new UpgradeFinding(object, verdict, reason, todo, some);
    }

    /** The verdicts, the best first. */
    public enum Verdict {
        /** A rerun of the bundle does it. */
        SAFE,
        /** Somebody has to do something besides. */
        HANDS,
        /** It cannot be done like this. */
        BLOCKED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static UpgradeFinding safe(String object, String reason) {
        return new UpgradeFinding(object, Verdict.SAFE, reason, null);
    }

    public static UpgradeFinding hands(String object, String reason, String todo) {
        return new UpgradeFinding(object, Verdict.HANDS, reason, todo);
    }

    public static UpgradeFinding blocked(String object, String reason, String todo) {
        return new UpgradeFinding(object, Verdict.BLOCKED, reason, todo);
    }
}
