package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemBusTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/elsewhere");

    @TempDir
    Path root;

    @Test
    void theEnvironmentNamesTheBusOfThisMachine() {
        // when
        SystemBus bus = SystemBus.of(HostRoot.of(Path.of("/")), ENVIRONMENT);

        // then
        assertThat(bus).isEqualTo(new SystemBus.At("unix:path=/elsewhere"));
    }

    @Test
    void aMountedTreeHasItsOwnBusWhateverTheEnvironmentSays() throws Exception {
        // given
        HostTree tree = new HostTree(root.resolve("a host,1")).with("/run/dbus/system_bus_socket", "");

        // when
        SystemBus bus = SystemBus.of(tree.host(), ENVIRONMENT);

        // then
        assertThat(bus).isEqualTo(new SystemBus.At("unix:path=" + root + "/a%20host%2c1/run/dbus/system_bus_socket"));
    }
}
