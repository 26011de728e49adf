package dev.eidos.cli.console;

import dev.eidos.error.Setting;
import java.util.Locale;

/** The flag by which a user gives a {@link Setting}: {@code --job-name a} for {@code jobName}. */
final class FlagName {
    private FlagName() {}

    /** A setting as a user types it; a switch that is off as {@code --no-…}. */
    static String of(Setting setting) {
        String name = setting.name().replaceAll("(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
        String value = setting.value();
        if (value == null) {
            return "--" + name;
        }
        return value.equals("false") ? "--no-" + name : "--" + name + " " + value;
    }
}
