package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignJdkTest {
    @TempDir
    Path folder;

    @Test
    void whatIsFetchedIsUsedIfItIsOfTheSameMajorVersion() throws Exception {
        // given
        jdk("25.0.5", "aarch64");

        // when
        var found = ForeignJdk.fetch(Platform.ARM64, List.of("echo", folder.toString()), 25);

        // then
        assertThat(found)
                .isEqualTo(new ForeignJdk.Found(new PlatformJdk.Foreign(Platform.ARM64, folder, "libc6 2.41 arm64\n")));
    }

    @Test
    void anotherMajorVersionIsTold() throws Exception {
        // given
        jdk("25.0.5", "aarch64");

        // then
        assertThat(why(List.of("echo", folder.toString()), 26))
                .startsWith("its JDK is Java 25.0.5, and the one that builds is Java 26");
    }

    @Test
    void aJdkOfAnotherArchitectureIsTold() throws Exception {
        // given
        jdk("25.0.5", "x86_64");

        // then
        assertThat(why(List.of("echo", folder.toString()), 25)).contains("for x86_64", folder.toString());
    }

    @Test
    void aFolderWithoutAJdkIsTold() throws Exception {
        assertThat(why(List.of("echo", folder.toString()), 25)).contains("no JDK in " + folder);
    }

    @Test
    void whatTheScriptSaysIsTheReason() throws Exception {
        assertThat(why(List.of("sh", "-c", "echo 'Hash Sum mismatch' >&2; exit 1"), 25))
                .isEqualTo("Hash Sum mismatch");
    }

    @Test
    void theOtherWayRoundNothingIsFetched() throws Exception {
        assertThat(ForeignJdk.fetch(Platform.X64))
                .isEqualTo(new ForeignJdk.Missing("it is made on an x64 machine, and this is none"));
    }

    private String why(List<String> script, int major) throws IOException, InterruptedException {
        return ForeignJdk.fetch(Platform.ARM64, script, major) instanceof ForeignJdk.Missing(String why) ? why : "";
    }

    private void jdk(String version, String machine) throws IOException {
        Path home = Files.createDirectories(folder.resolve("root").resolve(ForeignJdk.HOME));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"" + machine + "\"\n");
        Files.writeString(folder.resolve("packages"), "libc6 2.41 arm64\n");
    }
}
