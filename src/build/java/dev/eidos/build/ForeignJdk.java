package dev.eidos.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JDK of a platform that is not the machine's, of Debian's packages: {@code dev/arm64} fetches them, held against
 * the archive's signatures, into the user's cache.
 */
final class ForeignJdk {
    /** In the tree of the packages. */
    static final String HOME = "usr/lib/jvm/java-25-openjdk-arm64";

    private static final String SCRIPT = "dev/arm64";

    /**
     * Libraries that Debian's JDK expects of the system.
     *
     * @param licensing the package that has its licence
     */
    private record SystemLibrary(String file, String debianPackage, String licensing, String licence) {}

    /** The licences by their SPDX names, as the packages' own texts say. */
    private static final List<SystemLibrary> LIBRARIES = List.of(
            new SystemLibrary("libz.so.1", "zlib1g", "zlib1g", "Zlib"),
            new SystemLibrary("libstdc++.so.6", "libstdc++6", "gcc-14-base", "GPL-3.0-or-later WITH GCC-exception-3.1"),
            new SystemLibrary("libgcc_s.so.1", "libgcc-s1", "gcc-14-base", "GPL-3.0-or-later WITH GCC-exception-3.1"));

    private ForeignJdk() {}

    /** What a build has of it. */
    sealed interface Outcome {}

    record Found(PlatformJdk.Foreign jdk) implements Outcome {}

    /** @param why one line or more, for whoever builds */
    record Missing(String why) implements Outcome {}

    static Outcome fetch(Platform platform) throws IOException, InterruptedException {
        return platform == Platform.ARM64
                ? fetch(platform, List.of("bash", SCRIPT), Runtime.version().feature())
                : new Missing("it is made on an " + platform.label() + " machine, and this is none");
    }

    /**
     * @param script prints the folder as its last line, or says on standard error why there is none
     * @param major the version of the JDK that links
     */
    static Outcome fetch(Platform platform, List<String> script, int major) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("eidos-foreign", ".txt");
        try {
            Process process =
                    new ProcessBuilder(script).redirectError(errors.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                return new Missing(Files.readString(errors).strip());
            }
            return inspect(platform, Path.of(out.strip()), major);
        } finally {
            Files.delete(errors);
        }
    }

    /** Whether the folder has the JDK that is needed; jlink's own words for another would not say where it is from. */
    static Outcome inspect(Platform platform, Path folder, int major) throws IOException {
        Path file = folder.resolve("root").resolve(HOME).resolve("release");
        if (!Files.exists(file)) {
            return new Missing("no JDK in " + folder + ": remove that folder, and it is fetched anew");
        }
        Map<String, String> release = release(Files.readString(file));
        String version = release.getOrDefault("JAVA_VERSION", "");
        String machine = release.getOrDefault("OS_ARCH", "");
        if (!version.split("[.+-]", 2)[0].equals(String.valueOf(major))) {
            return new Missing("its JDK is Java " + version + ", and the one that builds is Java " + major
                    + ": a runtime is linked by a JDK of the same major version; build with such a one, see " + SCRIPT);
        }
        if (!machine.equals(platform.releaseName())) {
            return new Missing("its JDK is for " + machine + ": remove " + folder + ", and it is fetched anew");
        }
        return new Found(new PlatformJdk.Foreign(platform, folder, Files.readString(folder.resolve("packages"))));
    }

    private static Map<String, String> release(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("\"", ""), (a, _) -> a));
    }

    /** Debian's modules bring their debug information as files; with that left out nothing is there to strip. */
    static List<String> linking(PlatformJdk.Foreign jdk) {
        return List.of(
                "--module-path",
                jdk.modules().toString(),
                "--strip-java-debug-attributes",
                "--exclude-files",
                "**.debuginfo");
    }

    /**
     * The emulator, with the oldest processor of 64 bits, so that what a JVM learns of it holds for all.
     *
     * @param folder what {@code dev/arm64} has made
     */
    static List<String> emulator(Path folder) {
        return List.of(
                folder.resolve("emulator").toString(),
                "-cpu",
                "cortex-a53",
                "-L",
                folder.resolve("root").toString());
    }

    /**
     * Puts beside a linked runtime what it expects there: the libraries of zlib and GCC, which other JDKs have linked
     * in, and where the programs' own search path finds them; and the public authorities, of the JDK that builds. What
     * they are is noted in {@link BundledPackage#NOTES}, for the bill of materials.
     */
    static void complete(PlatformJdk.Foreign jdk, Path runtime, Path authorities) throws IOException {
        Path libraries = jdk.root().resolve("usr/lib/aarch64-linux-gnu");
        List<BundledPackage> notes = new ArrayList<>();
        for (SystemLibrary library : LIBRARIES) {
            Files.copy(libraries.resolve(library.file()), runtime.resolve("lib").resolve(library.file()));
            Path legal = Files.createDirectories(runtime.resolve("legal").resolve(library.licensing()));
            Files.copy(
                    jdk.root().resolve("usr/share/doc/" + library.licensing() + "/copyright"),
                    legal.resolve("copyright"),
                    StandardCopyOption.REPLACE_EXISTING);
            notes.add(BundledPackage.of(library.debianPackage(), library.licence(), jdk.packages()));
        }
        BundledPackage.note(notes, runtime);
        Files.delete(runtime.resolve("lib/security/cacerts"));
        Files.copy(Platform.own().home().resolve(LinkedRuntime.AUTHORITIES), authorities);
    }
}
