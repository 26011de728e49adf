package dev.eidos.error;

import org.jspecify.annotations.Nullable;

/**
 * A setting that a failure speaks of, by the name that it has where values are checked: {@code jobName}, as a builder
 * calls it. Where it was given as a flag, the command line shows that flag instead ({@link EidosException#worded}).
 *
 * @param name in camel case
 * @param value as it was given; null to name the setting alone, which for a switch says that it is on
 */
public record Setting(String name, @Nullable String value) {

    /** A setting without its value. */
    public static Setting of(String name) {
        return new Setting(name, null);
    }

    /** A setting with its value. */
    public static Setting of(String name, Object value) {
        return new Setting(name, value.toString());
    }

    /** A switch that is off. */
    public static Setting off(String name) {
        return new Setting(name, "false");
    }

    /** As an embedder reads it. */
    @Override
    public String toString() {
        return value == null ? name : name + " " + value;
    }
}
