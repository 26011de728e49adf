package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.testing.LibraryFolder;
import dev.eidos.testing.Unprivileged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatMayNotBeReadIsForbidden() throws Exception {
        // given
        new LibraryFolder(folder.resolve("lib")).registry("gpu");
        Unprivileged.close(folder.resolve("lib/registry.yaml"));

        // when
        String answer =
                Unprivileged.output(folder, Reading.class, folder.resolve("lib").toString());

        // then
        assertThat(answer).isEqualTo("FORBIDDEN " + folder + "/lib/registry.yaml permission denied");
    }

    @Test
    void aFolderThatMayNotBeListedIsForbidden() throws Exception {
        // given
        new LibraryFolder(folder.resolve("lib")).registry("gpu").file("components/gpu/values.yaml", "a: 1");
        Path closed = folder.resolve("lib/components");
        Unprivileged.close(closed);

        // when
        String answer =
                Unprivileged.output(folder, Reading.class, folder.resolve("lib").toString());

        // then
        assertThat(answer).isEqualTo("FORBIDDEN " + closed + " permission denied");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    /** Says how reading a library fails. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) {
            try {
                System.out.println(
                        DirectoryFiles.of(Path.of(arguments[0]), "--data").text("registry.yaml"));
            } catch (EidosException e) {
                System.out.println(e.code() + " " + e.object() + " " + e.reason());
            }
        }
    }
}
