package dev.eidos.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.measurement.Gap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HostRootTest {
    @TempDir
    private Path outside;

    private Path tree;
    private HostRoot host;

    @BeforeEach
    void plantTree() throws IOException {
        tree = Files.createDirectories(outside.resolve("host"));
        host = HostRoot.of(tree);
        Files.createDirectories(tree.resolve("etc"));
        Files.writeString(outside.resolve("secret"), "of the container\n");
        Files.writeString(tree.resolve("inside"), "of the host\n");
    }

    @Test
    void anAbsoluteLinkStaysInTheTree() throws IOException {
        // given
        Files.createSymbolicLink(tree.resolve("etc/link"), Path.of("/inside"));

        // when
        var read = host.read("/etc/link");

        // then
        assertThat(read).isEqualTo(new HostRead.Content("of the host"));
    }

    @Test
    void anAbsoluteLinkToAFileOutsideFindsNothing() throws IOException {
        // given
        Files.createSymbolicLink(tree.resolve("etc/link"), outside.resolve("secret"));

        // when
        var read = host.read("/etc/link");

        // then
        assertThat(read).isEqualTo(unread("/etc/link", Gap.Reason.NotFound, "no such file"));
    }

    @Test
    void parentsDoNotLeaveTheTree() throws IOException {
        // given
        Files.createSymbolicLink(tree.resolve("etc/link"), Path.of("../../../secret"));
        Files.createSymbolicLink(tree.resolve("etc/up"), Path.of("../.."));

        // when
        var direct = host.read("/../../secret");
        var linked = host.read("/etc/link");
        var throughDirectory = host.read("/etc/up/inside");

        // then
        assertThat(direct.asText()).isEmpty();
        assertThat(linked.asText()).isEmpty();
        assertThat(throughDirectory.asText()).contains("of the host");
    }

    @Test
    void aChainOfLinksThatIsTooLongIsNotHandedToTheSystem() throws IOException {
        // given
        Files.createSymbolicLink(tree.resolve("link0"), outside.resolve("secret"));
        for (int i = 1; i <= 40; i++) {
            Files.createSymbolicLink(tree.resolve("link" + i), Path.of("link" + (i - 1)));
        }

        // when
        var read = host.read("/link40");

        // then
        assertThat(read).isEqualTo(unread("/link40", Gap.Reason.Invalid, "too many levels of symbolic links"));
        assertThat(host.exists("/link40")).isFalse();
        assertThat(host.list("/link40")).isEmpty();
        assertThatThrownBy(() -> host.resolve("/link40")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void linksThatGoInCirclesEnd() throws IOException {
        // given
        Files.createSymbolicLink(tree.resolve("a"), Path.of("/b"));
        Files.createSymbolicLink(tree.resolve("b"), Path.of("/a"));

        // when
        var read = host.read("/a");

        // then
        assertThat(read).isEqualTo(unread("/a", Gap.Reason.Invalid, "too many levels of symbolic links"));
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsRecordedNotWaitedFor() throws Exception {
        // given
        Path pipe = tree.resolve("etc/os-release");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();

        // when
        var read = host.read("/etc/os-release");

        // then
        assertThat(read).isEqualTo(unread("/etc/os-release", Gap.Reason.Invalid, "is not a regular file"));
    }

    @Test
    void aFileThatIsTooLargeIsRecordedButItsStartCanBeRead() throws IOException {
        // given
        Files.writeString(tree.resolve("large"), "x".repeat(HostRoot.MAX_FILE_BYTES + 1));

        // when
        var whole = host.read("/large");
        var start = host.readStart("/large", 10);

        // then
        assertThat(whole).isEqualTo(unread("/large", Gap.Reason.Invalid, "larger than 1048576 bytes"));
        assertThat(start).isEqualTo(new HostRead.Content("x".repeat(10)));
    }

    @Test
    void aFileThatIsExactlyAsLargeAsAllowedIsRead() throws IOException {
        // given
        Files.writeString(tree.resolve("large"), "x".repeat(HostRoot.MAX_FILE_BYTES));

        // when
        var read = host.read("/large");

        // then
        assertThat(read.asText()).hasValueSatisfying(text -> assertThat(text).hasSize(HostRoot.MAX_FILE_BYTES));
    }

    private static HostRead unread(String path, Gap.Reason reason, String message) {
        return new HostRead.Unread(new Gap(path, reason, message));
    }
}
