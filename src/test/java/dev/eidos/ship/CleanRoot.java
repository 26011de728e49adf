package dev.eidos.ship;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A machine's file tree with a shell, a few tools and the C library, all Debian's, and nothing else: no Java, no
 * Python, not even {@code ls}. Programs run in it in a mount namespace of their own.
 */
record CleanRoot(Path root) {
    private static final List<String> TOOLS = List.of("dash", "readlink", "dirname", "sed", "cat");

    /** What a program printed in it. */
    record Ran(int code, String out, String err) {}

    /** Aborts the test, visibly, where no such tree can be made or entered. */
    static CleanRoot make(Path root) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                run(Map.of(), List.of("unshare", "--mount", "true")).code() == 0,
                "another root needs the rights of root");
        Assumptions.assumeTrue(
                run(Map.of(), List.of("dpkg", "--listfiles", "libc6")).code() == 0,
                "a clean root is made of Debian's libc6");
        for (String folder :
                List.of("dev", "etc", "proc", "tmp", "opt", "java", "usr/bin", "usr/lib", "usr/lib64", "usr/sbin")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String link : List.of("bin", "sbin", "lib", "lib64")) {
            Files.createSymbolicLink(root.resolve(link), Path.of("usr", link));
        }
        Files.createSymbolicLink(root.resolve("usr/bin/sh"), Path.of("dash"));
        String script = """
            set -e
            for tool in %s; do
              cp -L --parents "/usr/bin/$tool" "$1"
              ldd "/usr/bin/$tool" | sed -n 's|.*=> \\(/[^ ]*\\) .*|\\1|p'
            done >"$1/tmp/libraries"
            ldd /usr/bin/dash | sed -n 's|^[ \t]*\\(/[^ ]*\\) .*|\\1|p' >>"$1/tmp/libraries"
            dpkg --listfiles libc6 | grep '/lib[a-z_]*\\.so\\.[0-9]*$' >>"$1/tmp/libraries"
            sort -u "$1/tmp/libraries" | while read -r library; do
              mkdir -p "$1/$(dirname "$library")"
              cp -L "$library" "$1/$library"
            done
            rm "$1/tmp/libraries"
            mkdir -p "$1/var/lib/dpkg/info" "$1/var/lib/dpkg/updates" "$1/var/lib/dpkg/triggers" "$1/var/log"
            { dpkg-query --status libc6; echo; } >"$1/var/lib/dpkg/status"
            """.formatted(String.join(" ", TOOLS));
        Ran made = run(
                Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), List.of("sh", "-c", script, "sh", root.toString()));
        if (made.code() != 0) {
            throw new AssertionError(made.err());
        }
        return new CleanRoot(root);
    }

    /** Runs a program inside, as root. */
    Ran inside(String... command) throws IOException, InterruptedException {
        return inside(List.of(), Map.of(), command);
    }

    /**
     * Runs a program inside.
     *
     * @param chroot flags, such as for another user
     */
    Ran inside(List<String> chroot, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        // the dynamic linker finds the runtime's libraries through /proc, and shells want /dev/null
        String enter = """
            root=$0
            for folder in dev proc; do mount --rbind /$folder "$root/$folder" || exit 1; done
            [ -z "${JDK-}" ] || mount --bind "$JDK" "$root/java" || exit 1
            exec /usr/sbin/chroot %s "$root" "$@"
            """.formatted(String.join(" ", chroot));
        List<String> whole =
                new ArrayList<>(List.of("/usr/bin/unshare", "--mount", "/bin/sh", "-c", enter, root.toString()));
        whole.addAll(List.of(command));
        return run(environment, whole);
    }

    /** Runs a program of this machine with nothing of the environment but a PATH. */
    static Ran run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("clean-root", ".out");
        Path err = Files.createTempFile("clean-root", ".err");
        try {
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/bin:/bin");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + command);
            }
            return new Ran(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
