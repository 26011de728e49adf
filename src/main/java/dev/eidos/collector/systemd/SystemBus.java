package dev.eidos.collector.systemd;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.Map;
import java.util.Optional;

/** The address of the machine's system bus, found without loading the D-Bus library. */
sealed interface SystemBus {

    /** An address as the D-Bus specification writes it: {@code unix:path=/run/dbus/system_bus_socket}. */
    record At(String address) implements SystemBus {}

    /** The operating system is made without systemd. */
    record NotMade() implements SystemBus {}

    /** There is no bus; the gap says what was looked for. */
    record Nowhere(Gap gap) implements SystemBus {}

    /** The well-known socket, as D-Bus and systemd place it; older images link {@code /var/run} to {@code /run}. */
    String SOCKET = "/run/dbus/system_bus_socket";

    /** The variable by which a user may name another bus (D-Bus specification, "Well-known Message Bus Instances"). */
    String ADDRESS_VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS";

    /** The characters that an address may hold unescaped. */
    String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/.\\";

    /** The variable belongs to the machine that eidos runs on, so a mounted tree never heeds it. */
    static SystemBus of(HostRoot host, Map<String, String> environment) {
        String address = host.isLive() ? environment.getOrDefault(ADDRESS_VARIABLE, "") : "";
        if (!address.isEmpty()) {
            return new At(address);
        }
        Optional<Gap> unseen = host.whyNotSeen(SOCKET);
        if (unseen.isPresent() && !WellKnown.mayBeThere(unseen.get()) && isWithoutSystemd(host)) {
            return new NotMade();
        }
        return unseen.<SystemBus>map(gap -> new Nowhere(
                        WellKnown.mayBeThere(gap)
                                ? gap
                                : new Gap(SOCKET, gap.reason(), "systemd is not running here: no such socket")))
                .orElseGet(
                        () -> new At("unix:path=" + escaped(host.resolve(SOCKET).toString())));
    }

    /** Talos has an init of its own; a system that could have systemd, and runs without, is another matter. */
    private static boolean isWithoutSystemd(HostRoot host) {
        return host.read("/etc/os-release").asText().stream()
                .flatMap(String::lines)
                .anyMatch(line -> line.equals("ID=talos") || line.equals("ID=\"talos\""));
    }

    /** Bytes outside a small set are percent-encoded (D-Bus specification, "Server Addresses"). */
    private static String escaped(String path) {
        var text = new StringBuilder();
        for (byte b : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                text.append((char) b);
            } else {
                text.append('%').append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
        }
        return text.toString();
    }
}
