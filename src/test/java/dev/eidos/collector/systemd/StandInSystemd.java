package dev.eidos.collector.systemd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** Answers on a real bus as systemd 252 does, for one kubelet and for units that do not exist. */
final class StandInSystemd implements AutoCloseable {
    private static final String ROOT = "/org/freedesktop/systemd1";
    private static final UInt64 UNLIMITED = new UInt64("18446744073709551615");

    private final DBusConnection connection;

    StandInSystemd(String address) throws Exception {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.requestBusName("org.freedesktop.systemd1");
        connection.exportObject(ROOT, new ManagerObject());
        connection.exportObject(
                ROOT + "/unit/kubelet",
                new Exported(Map.of(
                        "org.freedesktop.systemd1.Unit", kubelet(), "org.freedesktop.systemd1.Service", service())));
        connection.exportObject(
                ROOT + "/unit/absent",
                new Exported(Map.of(
                        "org.freedesktop.systemd1.Unit",
                        Map.of(
                                "LoadState", new Variant<>("not-found"),
                                "LoadError",
                                        new Variant<>(
                                                new Pair("org.freedesktop.systemd1.NoSuchUnit", "Unit not found."),
                                                "(ss)"),
                                "ActiveState", new Variant<>("inactive"),
                                "Description", new Variant<>("absent")))));
    }

    @Override
    public void close() throws java.io.IOException {
        connection.close();
    }

    private static Map<String, Variant<?>> kubelet() {
        Map<String, Variant<?>> unit = new LinkedHashMap<>();
        unit.put("Id", new Variant<>("kubelet.service"));
        unit.put("LoadState", new Variant<>("loaded"));
        unit.put("LoadError", new Variant<>(new Pair("", ""), "(ss)"));
        unit.put("ActiveState", new Variant<>("active"));
        unit.put("DropInPaths", new Variant<>(List.of("/etc/b.conf", "/etc/a.conf"), "as"));
        unit.put("After", new Variant<>(List.of("sysinit.target", "containerd.service"), "as"));
        unit.put("NeedDaemonReload", new Variant<>(false));
        unit.put("ActiveEnterTimestamp", new Variant<>(new UInt64(System.nanoTime())));
        unit.put("InvocationID", new Variant<>(new byte[] {1, 2, 3}, "ay"));
        return unit;
    }

    private static Map<String, Variant<?>> service() {
        Map<String, Variant<?>> service = new LinkedHashMap<>();
        service.put("Type", new Variant<>("notify"));
        service.put(
                "ExecStart",
                new Variant<>(
                        List.of(new Command(
                                "/usr/bin/kubelet", List.of("/usr/bin/kubelet", "--token=hunter2", "--v=2"))),
                        "a(sasbttttuii)"));
        service.put("EnvironmentFiles", new Variant<>(List.of(new File("/etc/default/kubelet", true)), "a(sb)"));
        service.put("Environment", new Variant<>(List.of("PASSWORD=hunter2"), "as"));
        service.put(
                "DeviceAllow",
                new Variant<>(List.of(new Pair("/dev/nvidia0", "rw"), new Pair("char-x", "r")), "a(ss)"));
        service.put("LimitNOFILE", new Variant<>(new UInt64(1_048_576)));
        service.put("LimitCORE", new Variant<>(UNLIMITED));
        service.put("CPUWeight", new Variant<>(UNLIMITED));
        service.put("CPUAffinity", new Variant<>(new byte[] {(byte) 0x0f, 1}, "ay"));
        service.put("NUMAMask", new Variant<>(new byte[] {}, "ay"));
        service.put("Nice", new Variant<>(-5));
        service.put("StartLimitBurst", new Variant<>(new UInt32(5)));
        service.put("MainPID", new Variant<>(new UInt32(System.nanoTime() & 0xffff)));
        service.put("MemoryCurrent", new Variant<>(new UInt64(System.nanoTime())));
        return service;
    }

    /** The manager's methods that are used. */
    @DBusInterfaceName("org.freedesktop.systemd1.Manager")
    public interface Manager extends DBusInterface {
        DBusPath LoadUnit(String name);
    }

    private static class Exported implements Properties {
        private final Map<String, Map<String, Variant<?>>> byInterface;

        Exported(Map<String, Map<String, Variant<?>>> byInterface) {
            this.byInterface = byInterface;
        }

        @Override
        public Map<String, Variant<?>> GetAll(String interfaceName) {
            return byInterface.getOrDefault(interfaceName, Map.of());
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the library's signature
        public <A> A Get(String interfaceName, String property) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public <A> void Set(String interfaceName, String property, A value) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public String getObjectPath() {
            return ROOT;
        }
    }

    private static final class ManagerObject extends Exported implements Manager {
        ManagerObject() {
            super(Map.of(
                    "org.freedesktop.systemd1.Manager",
                    Map.of("Version", new Variant<>("252.38-1"), "SystemState", new Variant<>("running"))));
        }

        @Override
        public DBusPath LoadUnit(String name) {
            return new DBusPath(ROOT + "/unit/" + (name.equals("kubelet.service") ? "kubelet" : "absent"));
        }
    }

    /** {@code (ss)}. */
    public static final class Pair extends Struct {
        @Position(0)
        public final String first;

        @Position(1)
        public final String second;

        public Pair(String first, String second) {
            this.first = first;
            this.second = second;
        }
    }

    /** {@code (sb)}. */
    public static final class File extends Struct {
        @Position(0)
        public final String path;

        @Position(1)
        public final boolean optional;

        public File(String path, boolean optional) {
            this.path = path;
            this.optional = optional;
        }
    }

    /** {@code (sasbttttuii)}. */
    public static final class Command extends Struct {
        @Position(0)
        public final String path;

        @Position(1)
        public final List<String> arguments;

        @Position(2)
        public final boolean ignoreFailure = false;

        @Position(3)
        public final UInt64 started = new UInt64(System.nanoTime());

        @Position(4)
        public final UInt64 startedMonotonic = new UInt64(1);

        @Position(5)
        public final UInt64 exited = new UInt64(0);

        @Position(6)
        public final UInt64 exitedMonotonic = new UInt64(0);

        @Position(7)
        public final UInt32 pid = new UInt32(System.nanoTime() & 0xffff);

        @Position(8)
        public final int code = 0;

        @Position(9)
        public final int status = 0;

        public Command(String path, List<String> arguments) {
            this.path = path;
            this.arguments = arguments;
        }
    }
}
