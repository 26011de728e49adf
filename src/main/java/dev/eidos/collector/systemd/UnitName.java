package dev.eidos.collector.systemd;

import java.util.Objects;

/**
 * The full name of a systemd unit, {@code containerd.service}.
 *
 * <p>Its subtype is the name without {@code .service}; other kinds keep theirs, and every dot becomes a dash, because
 * subtype names have none: {@code containerd}, {@code apt-daily-timer}.
 */
record UnitName(String full) {
    private static final String SERVICE = ".service";

    UnitName {
        Objects.requireNonNull(full, "full");
    }

    /** A name without a suffix that systemd knows means a service, as it does to {@code systemctl}. */
    static UnitName of(String name) {
        return new UnitName(interfaceOf(name).isEmpty() ? name + SERVICE : name);
    }

    String subtype() {
        String name = full.endsWith(SERVICE) ? full.substring(0, full.length() - SERVICE.length()) : full;
        return name.replace('.', '-');
    }

    /** The D-Bus interface with the properties of this kind of unit, such as {@code …systemd1.Service}. */
    String typeInterface() {
        return "org.freedesktop.systemd1." + interfaceOf(full);
    }

    /** The kinds of unit and their interfaces: systemd.unit(5), org.freedesktop.systemd1(5). */
    private static String interfaceOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "service" -> "Service";
            case "socket" -> "Socket";
            case "target" -> "Target";
            case "device" -> "Device";
            case "mount" -> "Mount";
            case "automount" -> "Automount";
            case "timer" -> "Timer";
            case "swap" -> "Swap";
            case "path" -> "Path";
            case "slice" -> "Slice";
            case "scope" -> "Scope";
            default -> "";
        };
    }
}
