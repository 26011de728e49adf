package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where Talos, Bottlerocket, Flatcar, Container-Optimized OS and machines for arm64 have the driver's library and
 * program.
 */
class DriverFoldersTest {
    private static final String SYSTEM = "/x86_64-bottlerocket-linux-gnu/sys-root/usr";
    private static final String ARM = "/aarch64-bottlerocket-linux-gnu/sys-root/usr";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "/usr/local/glibc/usr/lib, /usr/local/bin",
        SYSTEM + "/lib/nvidia/tesla, " + SYSTEM + "/libexec/nvidia/tesla/bin",
        "/opt/nvidia/current/usr/lib64, /opt/nvidia/current/usr/bin",
        "/opt/nvidia/current/lib64, /opt/bin",
        "/var/lib/nvidia/lib64, /var/lib/nvidia/bin",
        "/home/kubernetes/bin/nvidia/lib64, /home/kubernetes/bin/nvidia/bin",
        "/run/nvidia/driver/usr/lib64, /run/nvidia/driver/usr/bin",
        "/usr/lib/aarch64-linux-gnu, /usr/bin",
        "/run/nvidia/driver/usr/lib/aarch64-linux-gnu, /run/nvidia/driver/usr/bin",
        ARM + "/lib/nvidia/tesla, " + ARM + "/libexec/nvidia/tesla/bin",
        "/usr/lib/aarch64-linux-gnu/nvidia, /usr/bin",
    })
    void theDriverIsFound(String libraries, String programs) throws Exception {
        // given
        Path library = file(libraries + "/libnvidia-ml.so.1");
        Path program = file(programs + "/nvidia-smi");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

        // when
        var files = new DriverFiles(HostRoot.of(root), Map.of());

        // then
        assertThat(files.libraries(true)).containsExactly(library.toString());
        assertThat(files.programs())
                .singleElement()
                .satisfies(command -> assertThat(command.path()).isEqualTo(program.toString()));
    }

    private Path file(String path) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }
}
