package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickBuildTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private int edits;

    @BeforeEach
    void packagedTool() throws Exception {
        source("Constant", "class Constant { static final int N = 1; static int n() { return 1; } }");
        source("Uses", "class Uses { static String say() { return Constant.N + \" \" + Constant.n(); } }");
        source("Other", "class Other {}");
        Files.createDirectories(root.resolve("src/main/resources"));
        Path lib = Files.createDirectories(root.resolve("target/eidos/lib"));
        Path compiled = root.resolve("compiled");
        run("javac", "-d", compiled, file("Constant"), file("Uses"), file("Other"));
        run("jar", "--create", "--file", lib.resolve("eidos-1.jar"), "-C", compiled, ".");
        Files.createDirectories(root.resolve("target/eidos/bin"));
        Files.writeString(
                root.resolve("target/eidos/bin/eidos"),
                "java \"-XX:AOTCache=$home/$cache\" -cp \"$home/lib/eidos-1.jar:$home/lib/x.jar\"\n");
        Files.writeString(root.resolve("target/runtime.classpath"), "\n");
        Files.writeString(root.resolve("target/eidos/.built"), "1\n");
        Files.setLastModifiedTime(root.resolve("target/eidos/.built"), FileTime.from(Instant.now()));
    }

    @Test
    void whatHasNotChangedIsNotCompiled() throws Exception {
        assertThat(update()).isZero();
        assertThat(said()).isEqualTo("1 1");
    }

    @Test
    void aChangeOfABodyCompilesOneFile() throws Exception {
        // given
        edit("Constant", "class Constant { static final int N = 1; static int n() { return 2; } }");

        // then
        assertThat(update()).isEqualTo(1);
        assertThat(said()).isEqualTo("1 2");
        assertThat(update()).isZero();
    }

    @Test
    void aChangeOfASignatureCompilesAll() throws Exception {
        // given
        edit("Other", "class Other { static long other() { return 5; } }");
        edit("Uses", "class Uses { static String say() { return \"\" + Other.other(); } }");
        update();
        edit("Other", "class Other { static int other() { return 6; } }");

        // then
        assertThat(update()).isEqualTo(3);
        assertThat(said()).isEqualTo("6");
    }

    @Test
    void aChangedConstantReachesThoseWhoHaveItsValue() throws Exception {
        // given
        edit("Constant", "class Constant { static final int N = 7; static int n() { return 1; } }");

        // then
        assertThat(update()).isEqualTo(3);
        assertThat(said()).isEqualTo("7 1");
    }

    @Test
    void aDeletedFileLeavesNoClass() throws Exception {
        // given
        Files.delete(file("Other"));

        // when
        update();

        // then
        assertThat(root.resolve("target/quick/classes/p/Other.class")).doesNotExist();
        assertThat(said()).isEqualTo("1 1");
    }

    @Test
    void aMistakeIsToldAndTheNextTryStartsFromTheSamePlace() throws Exception {
        // given
        edit("Constant", "class Constant { nonsense }");

        // then
        assertThatExceptionOfType(QuickBuild.CompilationFailed.class)
                .isThrownBy(this::update)
                .withMessageContaining("Constant.java:");
        edit("Constant", "class Constant { static final int N = 1; static int n() { return 3; } }");
        assertThat(update()).isEqualTo(1);
        assertThat(said()).isEqualTo("1 3");
    }

    @Test
    void aMistakeInWhatSeesAChangeLeavesTheNextTryTheSamePlace() throws Exception {
        // given
        edit("Constant", "class Constant { static final int N = 1; }");
        assertThatExceptionOfType(QuickBuild.CompilationFailed.class)
                .isThrownBy(this::update)
                .withMessageContaining("Uses.java:");

        // when
        edit("Constant", "class Constant { static final int N = 1; static int n() { return 4; } }");

        // then
        assertThat(update()).isEqualTo(1);
        assertThat(said()).isEqualTo("1 4");
    }

    @Test
    void aDeletedResourceIsGone() throws Exception {
        // given
        Path resource = Files.writeString(root.resolve("src/main/resources/text"), "t");
        update();

        // when
        Files.delete(resource);
        update();

        // then
        assertThat(root.resolve("target/quick/classes/text")).doesNotExist();
    }

    @Test
    void theLauncherRunsTheseClassesAndTakesNoCache() throws Exception {
        // when
        update();

        // then
        assertThat(root.resolve("target/quick/bin/eidos"))
                .content()
                .isEqualTo("java -cp \"$home/classes:$home/lib/x.jar\"\n");
    }

    private int update() throws IOException, QuickBuild.CompilationFailed {
        return new QuickBuild(root).update();
    }

    private String said() throws Exception {
        URL classes = root.resolve("target/quick/classes").toUri().toURL();
        try (var loader = new URLClassLoader(new URL[] {classes}, null)) {
            var say = loader.loadClass("p.Uses").getDeclaredMethod("say");
            say.setAccessible(true);
            return (String) say.invoke(null);
        }
    }

    private Path file(String name) {
        return root.resolve("src/main/java/p").resolve(name + ".java");
    }

    private void source(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), "package p;\n" + text);
        Files.setLastModifiedTime(file(name), FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** Each edit is later than the one before, whatever the file system's clock makes of it. */
    private void edit(String name, String text) throws IOException {
        Files.writeString(file(name), "package p;\n" + text);
        Files.setLastModifiedTime(file(name), FileTime.from(Instant.now().plusSeconds(++edits)));
    }

    private static void run(String tool, Object... words) {
        String[] args = java.util.Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, args))
                .isZero();
    }
}
