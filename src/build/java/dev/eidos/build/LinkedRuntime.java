package dev.eidos.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The runtime of a packaged tool, linked once; it depends on the JDK alone. The public authorities go by another name,
 * which the launcher names: where the JDK looks for them it reads all of them at the first TLS connection, also of a
 * client that trusts none of them, which takes 0.1 s of a JVM that has just started.
 */
final class LinkedRuntime {
    /** The modules that the libraries need at run time; others that they mention are optional to them. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.net.http,java.xml,jdk.security.auth,jdk.unsupported";

    static final String AUTHORITIES = "runtime/lib/security/public-authorities";

    private LinkedRuntime() {}

    static void make(PlatformJdk jdk, Path home) throws IOException {
        Path runtime = home.resolve("runtime");
        String made = MODULES + " java alone, noted " + jdk.identity() + " " + AUTHORITIES;
        Path stamp = runtime.resolve("made-from");
        if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return;
        }
        DistFiles.delete(runtime);
        switch (jdk) {
            case PlatformJdk.Own _ -> {
                link(runtime, List.of("--strip-debug"));
                Files.move(runtime.resolve("lib/security/cacerts"), home.resolve(AUTHORITIES));
            }
            case PlatformJdk.Foreign foreign -> {
                link(runtime, ForeignJdk.linking(foreign));
                ForeignJdk.complete(foreign, runtime, home.resolve(AUTHORITIES));
            }
        }
        for (Path program : programs(runtime.resolve("bin"))) {
            Files.delete(program);
        }
        Files.writeString(stamp, made);
    }

    /**
     * Runs jlink in a process of its own. It puts its plugins in the order of their identity hash codes (JDK 25,
     * {@code TaskHelper.pluginToMaps}), and it depends on that order whether the classes that it generates are
     * stripped. A thread's hash codes follow from how many it has had before: in a fresh process always as many, in
     * this one not.
     */
    private static void link(Path runtime, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jlink").toString(), "--add-modules", MODULES));
        command.addAll(more);
        command.addAll(List.of("--no-header-files", "--no-man-pages", "--compress", "zip-9", "--output"));
        command.add(runtime.toString());
        Process jlink = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jlink.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = jlink.onExit().join().exitValue();
        if (exit != 0) {
            throw new IllegalStateException("jlink failed with " + exit + ": " + said);
        }
    }

    /** The programs that came with the modules besides java itself, such as keytool. */
    private static List<Path> programs(Path bin) throws IOException {
        try (Stream<Path> all = Files.list(bin)) {
            return all.filter(program -> !program.endsWith("java")).toList();
        }
    }
}
