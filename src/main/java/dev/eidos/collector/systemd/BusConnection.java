package dev.eidos.collector.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A connection to systemd's manager over a message bus: the one place that sees the D-Bus library.
 *
 * <p>Calls are built as messages rather than through the library's proxies: no interface to mirror, no reflection, and
 * each call has its own time limit. API: org.freedesktop.systemd1(5).
 */
final class BusConnection implements AutoCloseable {
    private static final String SYSTEMD = "org.freedesktop.systemd1";
    private static final String MANAGER_PATH = "/org/freedesktop/systemd1";
    private static final String MANAGER = "org.freedesktop.systemd1.Manager";

    private final DBusConnection bus;
    private final Duration callTimeout;

    private BusConnection(DBusConnection bus, Duration callTimeout) {
        this.bus = bus;
        this.callTimeout = callTimeout;
    }

    /** Connects and authenticates as this process's user. */
    static BusConnection open(String address, Duration callTimeout) throws BusException, InterruptedException {
        // The library reads the bus's first words without a limit; the interrupt closes the channel it reads from.
        var opening = new FutureTask<>(() -> connect(address));
        Thread.ofPlatform().daemon().name("dbus-connect").start(opening);
        try {
            return new BusConnection(opening.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS), callTimeout);
        } catch (ExecutionException e) {
            throw BusException.of(Objects.requireNonNull(e.getCause()));
        } catch (TimeoutException e) {
            opening.cancel(true);
            throw BusException.noReply("connect", callTimeout);
        }
    }

    /** Connects, with one try: the library would try for ten seconds to reach a socket that nobody listens on. */
    private static DBusConnection connect(String address) throws DBusException {
        return DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .transportConfig()
                .withTimeout(1)
                .back()
                .build();
    }

    Map<String, Object> managerProperties() throws BusException {
        return properties(MANAGER_PATH, MANAGER);
    }

    /**
     * A unit's properties, those of all units and those of its kind. {@code LoadUnit} answers for units that are not
     * running or do not exist, too, as {@code systemctl show} does; it starts nothing.
     */
    Map<String, Object> unitProperties(UnitName unit) throws BusException {
        Object path = call(MANAGER_PATH, MANAGER, "LoadUnit", unit.full());
        String unitPath = path instanceof DBusPath object ? object.getPath() : String.valueOf(path);
        Map<String, Object> all = new LinkedHashMap<>(properties(unitPath, SYSTEMD + ".Unit"));
        all.putAll(properties(unitPath, unit.typeInterface()));
        return all;
    }

    private Map<String, Object> properties(String path, String interfaceName) throws BusException {
        Object reply = call(path, "org.freedesktop.DBus.Properties", "GetAll", interfaceName);
        Map<String, Object> values = new LinkedHashMap<>();
        if (reply instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), plain(value)));
        }
        return values;
    }

    private @Nullable Object call(String path, String interfaceName, String method, String argument)
            throws BusException {
        try {
            MethodCall call = bus.getMessageFactory()
                    .createMethodCall(SYSTEMD, path, interfaceName, method, (byte) 0, "s", argument);
            bus.sendMessage(call);
            Message reply = call.getReply(callTimeout.toMillis());
            if (reply == null) {
                throw BusException.noReply(method, callTimeout);
            }
            Object[] values = reply.getParameters();
            if (reply instanceof org.freedesktop.dbus.messages.Error) {
                throw BusException.refused(reply.getName(), values.length == 0 ? "" : String.valueOf(values[0]));
            }
            return values.length == 0 ? null : values[0];
        } catch (DBusException | RuntimeException e) {
            throw BusException.of(e);
        }
    }

    /** The library's types as the JDK's: nothing above this class knows them. */
    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case Variant<?> variant -> plain(variant.getValue());
            case DBusPath path -> path.getPath();
            case UInt64 number -> number.value();
            case Object[] struct ->
                Arrays.stream(struct).map(BusConnection::plain).toList();
            case List<?> list -> list.stream().map(BusConnection::plain).toList();
            case null -> "";
            case Object other -> other;
        };
    }

    @Override
    public void close() {
        try {
            bus.close();
        } catch (IOException _) {
            // Everything was read; a socket that does not close cleanly changes nothing.
        }
    }
}
