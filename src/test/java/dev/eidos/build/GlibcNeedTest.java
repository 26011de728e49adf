package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlibcNeedTest {
    @TempDir
    Path runtime;

    @Test
    void theNewestVersionOfAnyLibraryCounts() throws IOException {
        // given: GLIBCXX is another library's, and a text is no library
        file("bin/java", "\177ELF..\0GLIBC_2.17\0GLIBCXX_3.4.30\0");
        file("lib/libjava.so", "\177ELF..\0GLIBC_2.4\0GLIBC_2.34\0");
        file("lib/security/words", "\0GLIBC_2.99\0");

        // then
        assertThat(GlibcNeed.of(runtime)).hasToString("2.34");
    }

    private void file(String path, String content) throws IOException {
        Path file = runtime.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    }
}
