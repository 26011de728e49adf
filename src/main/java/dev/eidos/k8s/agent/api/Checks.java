package dev.eidos.k8s.agent.api;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.k8s.syntax.NameKind;
import java.time.Duration;

/** Checks that several settings of the agent share. */
public final class Checks {
    private Checks() {}

    /** Refuses what is no name of its kind. */
    public static void name(String setting, String name, NameKind kind) {
        if (!kind.allows(name)) {
            throw invalid("not a name", Setting.of(setting, name))
                    .suggestion("use " + kind.form())
                    .build();
        }
    }

    static void positive(String setting, Duration duration) {
        if (!duration.isPositive()) {
            throw invalid("not a time to wait", Setting.of(setting, duration.toMillis() + "ms"))
                    .suggestion("write it like 90s, 5m or 1h30m")
                    .build();
        }
    }

    static EidosException.Builder invalid(String what, Setting... settings) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(settings);
    }
}
