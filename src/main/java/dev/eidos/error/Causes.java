package dev.eidos.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The causes of a failure, itself the first; libraries wrap what happened, some of them in circles. */
public final class Causes {
    private static final int LONGEST_CHAIN = 20;

    private Causes() {}

    public static List<Throwable> of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = failure; at != null && causes.size() <= LONGEST_CHAIN; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    /** The last cause, which the others wrap. */
    public static Throwable root(Throwable failure) {
        return of(failure).getLast();
    }

    /** The first of that type, or null. */
    public static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
        return of(failure).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
