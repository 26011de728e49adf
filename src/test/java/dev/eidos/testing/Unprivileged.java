package dev.eidos.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs a class of the tests in a process to which permissions of files apply, even when root runs the tests. */
public final class Unprivileged {
    /** The capabilities that root passes by permissions with (capabilities(7)). */
    private static final List<String> WITHOUT_PASSES =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");

    private Unprivileged() {}

    /** Takes all permissions of a file or directory away. */
    public static void close(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    }

    /** What the class's main method writes; aborts the test where permissions cannot be made to apply. */
    public static String output(Path scratch, Class<?> main, String... arguments) throws Exception {
        Path closed = Files.createFile(scratch.resolve("closed"));
        close(closed);
        List<String> passes = Files.isReadable(closed) ? WITHOUT_PASSES : List.of();
        Assumptions.assumeTrue(
                run(passes, "sh", "-c", "cat \"$1\" 2>&- || echo denied", "sh", closed.toString())
                        .equals("denied"),
                "no way to run a process to which permissions apply");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                main.getName()));
        command.addAll(List.of(arguments));
        return run(passes, command.toArray(String[]::new));
    }

    private static String run(List<String> prefix, String... command) throws InterruptedException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        try {
            Process process =
                    new ProcessBuilder(whole).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.strip();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
