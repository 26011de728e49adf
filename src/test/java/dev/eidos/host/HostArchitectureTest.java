package dev.eidos.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HostArchitectureTest {
    @TempDir
    private Path tree;

    @Test
    void theKernelsWordGoesFirst() throws IOException {
        // given
        Files.createDirectories(tree.resolve("proc/sys/kernel"));
        Files.writeString(tree.resolve("proc/sys/kernel/arch"), "aarch64\n");
        program(elf(1, 62));

        // when
        var architecture = HostArchitecture.of(HostRoot.of(tree));

        // then
        assertThat(architecture).contains("aarch64");
    }

    @Test
    void anOlderKernelsMachineIsKnownByItsShell() throws IOException {
        // given
        program(elf(1, 183));

        // when
        var architecture = HostArchitecture.of(HostRoot.of(tree));

        // then
        assertThat(architecture).contains("aarch64");
    }

    @Test
    void thisMachineIsWhatUnameSays() throws Exception {
        // given
        String expected = Command.output("uname", "-m");

        // when
        var live = HostArchitecture.of(HostRoot.of(Path.of("/")));
        var ofShell = HostArchitecture.ofElf(Files.readAllBytes(Path.of("/bin/sh")));

        // then
        assertThat(live).contains(expected);
        assertThat(ofShell).contains(expected);
    }

    @Test
    void byteOrderTellsThePowerArchitecturesApart() {
        assertThat(HostArchitecture.ofElf(elf(1, 21))).contains("ppc64le");
        assertThat(HostArchitecture.ofElf(elf(2, 21))).contains("ppc64");
    }

    @Test
    void aScriptInThePlaceOfAShellSaysNothing() throws IOException {
        // given
        program("#!/usr/bin/env python3 is no shell".getBytes(StandardCharsets.UTF_8));

        // when
        var architecture = HostArchitecture.of(HostRoot.of(tree));

        // then
        assertThat(architecture).isEmpty();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInThePlaceOfAShellIsNotWaitedFor() throws Exception {
        // given
        Path pipe = Files.createDirectories(tree.resolve("bin")).resolve("sh");
        Command.output("mkfifo", pipe.toString());
        assertThat(pipe).exists();

        // when
        var architecture = HostArchitecture.of(HostRoot.of(tree));

        // then
        assertThat(architecture).isEmpty();
    }

    private void program(byte[] bytes) throws IOException {
        Files.createDirectories(tree.resolve("bin"));
        Files.write(tree.resolve("bin/sh"), bytes);
    }

    private static byte[] elf(int byteOrder, int machine) {
        byte[] header = new byte[64];
        header[0] = 0x7f;
        header[1] = 'E';
        header[2] = 'L';
        header[3] = 'F';
        header[5] = (byte) byteOrder;
        header[byteOrder == 1 ? 18 : 19] = (byte) machine;
        return header;
    }
}
