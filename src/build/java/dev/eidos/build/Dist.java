package dev.eidos.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.cli.CacheChoice;
import dev.eidos.cli.option.AotCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The assembly of the packaged tool: {@code Dist VERSION ARCHIVE [IMAGE]}, run by the build from the project's folder
 * with the JDK that compiles it. Makes {@code target/eidos}: a linked runtime, the jars, three AOT caches and the
 * launcher; and with ARCHIVE {@code true} also {@code target/eidos-VERSION-linux-x64.tar.gz}, whose launcher names the
 * agent's image if IMAGE does, by digest as a rule.
 *
 * <p>Why it is so, with figures: docs/adr/004-packaging.md.
 */
class Dist {
    private static final Path TARGET = Path.of("target");
    private static final Path HOME = TARGET.resolve("eidos");
    private static final Path WORK = TARGET.resolve("dist-work");
    private static final Path SOURCE = Path.of("src/build/java/dev/eidos/build/Dist.java");

    /** The modules that the libraries need at run time; others that they mention are optional to them. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.net.http,java.xml,jdk.security.auth,jdk.unsupported";

    private static final String AUTHORITIES = "runtime/lib/security/public-authorities";

    private static final String TRAINING = "dev/eidos/cli/TrainingRun";

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            // Room for the pages of a list that are being read: what is still in use when the young part is full moves
            // to the other part, which grows up to the limit before it is collected once.
            "-XX:SurvivorRatio=2",
            // Of 1 GiB, or as much less as there is less; a third of it is young. Else a heap starts with 1/64 of the
            // machine's memory, and on a large node would never be collected.
            "-XX:InitialRAMPercentage=9.375",
            // At most half of 1 GiB, or of what the machine or the container has, if that is less.
            "-XX:MaxRAM=1g",
            "-XX:MaxRAMPercentage=50",
            // As much as is needed, not the gigabyte of addresses that the JVM would take beside it: see ulimit -v.
            "-XX:CompressedClassSpaceSize=64m",
            // Thread dumps (SIGQUIT) and words of the JVM never go into the document on standard output.
            "-XX:+DisplayVMOutputToStderr",
            // Nor does a crash write a file into whatever the working directory is.
            "-XX:+ErrorFileToStderr",
            // Such as that it has ignored a file .hotspotrc or .hotspot_compiler of the working directory.
            "-XX:-PrintWarnings",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            // What was hot in training would be compiled at every start, also what that start never calls.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            "--enable-native-access=ALL-UNNAMED",
            // As the JDK has it, but for the order: a first message brings a key of each of the first two kinds, and
            // one on an elliptic curve takes 0.1 s of a JVM that has just started. Any other is made when asked for.
            "-Djdk.tls.namedGroups=x25519,ffdhe2048,secp256r1,secp384r1,secp521r1,x448,ffdhe3072,ffdhe4096",
            // The JDK sends no password to a proxy that is asked for a tunnel, unless this is empty. It is only ever
            // what the proxy's own URL says, as other tools send it.
            "-Djdk.http.auth.tunneling.disabledSchemes=",
            // Looking for a class or a service that is not there opens every jar: say beforehand what is there.
            "-Dpicocli.converters.excludes=java.+",
            "-Dslf4j.provider=dev.eidos.log.StderrLoggerProvider",
            "-Dslf4j.internal.verbosity=WARN");

    public static void main(String[] args) throws Exception {
        String version = args[0];
        Files.createDirectories(WORK);
        delete(HOME.resolve("lib"));
        Files.createDirectories(HOME.resolve("lib"));
        Files.createDirectories(HOME.resolve("bin"));
        runtime();
        List<Path> jars = jars();
        optional();
        launcher(jars, aotCache("answers", jars), documentsCache(jars), workCache(jars));
        Files.copy(Path.of("LICENSE"), HOME.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(HOME.resolve(".built"), version + "\n");
        if (Boolean.parseBoolean(args[1])) {
            RuntimeAge.warning(System.getProperty("java.version.date", ""), LocalDate.now(ZoneOffset.UTC))
                    .ifPresent(System.err::println);
            archive(version, args.length > 2 ? args[2] : "");
        }
    }

    /**
     * Links the runtime once; it depends on the JDK alone. The public authorities go by another name, which the
     * launcher names: where the JDK looks for them it reads all of them at the first TLS connection, also of a client
     * that trusts none of them, which takes 0.1 s of a JVM that has just started.
     */
    private static void runtime() throws Exception {
        Path runtime = HOME.resolve("runtime");
        String made = MODULES + " java alone " + System.getProperty("java.vm.version") + " " + AUTHORITIES;
        Path stamp = runtime.resolve("made-from");
        if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return;
        }
        delete(runtime);
        tool(
                "jlink",
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-9",
                "--output",
                runtime.toString());
        Files.move(runtime.resolve("lib/security/cacerts"), HOME.resolve(AUTHORITIES));
        for (Path program : programs(runtime.resolve("bin"))) {
            Files.delete(program);
        }
        Files.writeString(stamp, made);
    }

    /** The programs that came with the modules besides java itself, such as keytool. */
    private static List<Path> programs(Path bin) throws IOException {
        try (Stream<Path> all = Files.list(bin)) {
            return all.filter(program -> !program.endsWith("java")).toList();
        }
    }

    /** Copies what only a few commands load, and images leave out: see {@code dev.eidos.recipe.render.HelmLibrary}. */
    private static void optional() throws IOException {
        Path folder = HOME.resolve("lib/optional");
        Files.createDirectories(folder);
        for (Path library : libraries("optional.classpath")) {
            Files.copy(library, folder.resolve(library.getFileName()));
        }
    }

    private static List<Path> libraries(String list) throws IOException {
        List<Path> libraries = new ArrayList<>();
        for (String library : Files.readString(TARGET.resolve(list)).strip().split(":", -1)) {
            libraries.add(Path.of(library));
        }
        return libraries;
    }

    private static List<Path> jars() throws Exception {
        List<Path> jars = new ArrayList<>(JarParts.write(single(TARGET, "eidos-", ".jar"), HOME.resolve("lib")));
        for (Path source : libraries("runtime.classpath")) {
            String name = source.getFileName().toString();
            Path jar = HOME.resolve("lib").resolve(name);
            Files.copy(name.startsWith("picocli-") ? picocli(source) : source, jar);
            jars.add(jar);
        }
        return jars;
    }

    /** Compiles picocli anew: as published, its classes are too old for an AOT cache to hold. */
    private static Path picocli(Path published) throws Exception {
        Path sources = single(TARGET.resolve("sources"), "picocli-", "-sources.jar");
        Path jar = WORK.resolve(hash(sources, SOURCE).substring(0, 12) + "-" + published.getFileName());
        if (Files.exists(jar)) {
            return jar;
        }
        Path unpacked = WORK.resolve("picocli");
        Path classes = WORK.resolve("picocli-classes");
        delete(unpacked);
        delete(classes);
        List<String> javac =
                new ArrayList<>(List.of("--release", "25", "-nowarn", "-proc:none", "-d", classes.toString()));
        try (var zip = new ZipFile(sources.toFile())) {
            for (var entry :
                    zip.stream().filter(e -> e.getName().endsWith(".java")).toList()) {
                // module-info needs modules that are not on this path; the class path does not need it.
                if (entry.getName().endsWith("module-info.java")
                        || entry.getName().contains("/groovy/")) {
                    continue;
                }
                Path file = unpacked.resolve(entry.getName()).normalize();
                if (!file.startsWith(unpacked)) {
                    throw new IOException("entry leaves the archive: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file, withoutGroovy(new String(zip.getInputStream(entry).readAllBytes(), UTF_8), file));
                javac.add(file.toString());
            }
        }
        tool("javac", javac.toArray(String[]::new));
        tool("jar", "--create", "--date=2026-01-01T00:00:00Z", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    /**
     * picocli asks for Groovy's closures when it is loaded. To answer "no such class" the JVM opens every jar of the
     * class path, which costs more than all the rest of {@code eidos --version}.
     */
    private static String withoutGroovy(String source, Path file) {
        if (!file.endsWith("picocli/CommandLine.java")) {
            return source;
        }
        String lookup = "try { return Class.forName(\"groovy.lang.Closure\"); }";
        if (!source.contains(lookup)) {
            throw new IllegalStateException("picocli no longer looks for Groovy as expected: see Dist.withoutGroovy");
        }
        return source.replace(lookup, "try { throw new ClassNotFoundException(\"no Groovy here\"); }");
    }

    /**
     * Trains a cache with the linked runtime itself. Three are made, because a JVM loads and links all of its cache at
     * start: the classes that talk to a cluster would double the time of {@code eidos --version}.
     *
     * <p>The name carries the hash of the jars, and the launcher asks for that name. It must: JDK 25 takes the classes
     * of the cache it is given whatever the jars hold, and whatever they are called, without a word.
     *
     * @param arguments what the training run is told; see {@code dev.eidos.cli.TrainingRun}
     */
    private static Path aotCache(String name, List<Path> jars, String... arguments) throws Exception {
        Path cache = HOME.resolve("lib")
                .resolve(name + "-" + hash(jars.toArray(Path[]::new)).substring(0, 12) + ".aot");
        List<String> command = new ArrayList<>();
        command.add(HOME.resolve("runtime/bin/java").toAbsolutePath().toString());
        command.addAll(JVM);
        command.add("-XX:AOTCacheOutput=" + cache.toAbsolutePath());
        command.add("-cp");
        // Last, so that the rest is the class path of the launcher: it is not packaged.
        command.add(classPath(jars, HOME.toAbsolutePath().toString()) + ":"
                + training().toAbsolutePath());
        command.add(TRAINING.replace('/', '.'));
        command.addAll(List.of(arguments));
        Path log = WORK.resolve("training-" + name + ".log");
        var training = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        training.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("EIDOS_") || variable.startsWith("KUBE"));
        int exit = training.start().waitFor();
        if (exit != 0 || !Files.exists(cache)) {
            throw new IOException("the training run failed (exit " + exit + "):\n" + Files.readString(log));
        }
        return cache;
    }

    /** A jar of the training run, which the build compiles beside this class: a cache takes no classes of folders. */
    private static Path training() throws Exception {
        Path jar = WORK.resolve("training.jar");
        Path compiled = Path.of(
                Dist.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        tool("jar", "--create", "--file", jar.toString(), "-C", compiled.toString(), TRAINING + ".class");
        return jar;
    }

    private static Path workCache(List<Path> jars) throws Exception {
        Path documents = TrainingDocuments.write(WORK.resolve("documents"));
        // As an agent's pod has the machine's /: under another path, where links must be followed with care.
        Path hostRoot = WORK.resolve("host");
        Files.deleteIfExists(hostRoot);
        Files.createSymbolicLink(hostRoot, Path.of("/"));
        try (var api = StandInApi.start(WORK)) {
            Files.writeString(documents.resolve("kubeconfig"), api.kubeconfig());
            Path credential = WORK.resolve("training-credential.json").toAbsolutePath();
            Files.writeString(documents.resolve("http2.kubeconfig"), api.kubeconfigOfHttp2(credential));
            Path serviceAccount = api.serviceAccount(WORK.resolve("serviceaccount"));
            return aotCache(
                    "work",
                    jars,
                    documents.toAbsolutePath().toString(),
                    String.valueOf(api.port()),
                    serviceAccount.toAbsolutePath().toString(),
                    hostRoot.toAbsolutePath().toString());
        } finally {
            Files.delete(hostRoot); // or whatever walks through target and follows links would walk through the machine
        }
    }

    /** Trained on a folder with small snapshots. */
    private static Path documentsCache(List<Path> jars) throws Exception {
        Path documents = TrainingDocuments.write(WORK.resolve("documents"));
        return aotCache("documents", jars, documents.toAbsolutePath().toString());
    }

    private static void launcher(List<Path> jars, Path answers, Path documents, Path work) throws IOException {
        String script = Files.readString(Path.of("src/main/sh/eidos"))
                .replace("@JVM_FLAGS@", String.join(" ", JVM))
                .replace("@AUTHORITIES@", AUTHORITIES)
                .replace("@DOCUMENTS_COMMANDS@", CacheChoice.pattern(AotCache.DOCUMENTS))
                .replace("@ANSWERS_CACHE@", HOME.relativize(answers).toString())
                .replace("@DOCUMENTS_CACHE@", HOME.relativize(documents).toString())
                .replace("@WORK_CACHE@", HOME.relativize(work).toString())
                .replace("@CLASS_PATH@", classPath(jars, "$home"));
        Path launcher = HOME.resolve("bin/eidos");
        Files.writeString(launcher, script);
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
    }

    /** The launcher in {@code target/eidos} stays as it is: the image, too, is made of that. */
    private static void archive(String version, String image) throws Exception {
        Path launcher = HOME.resolve("bin/eidos");
        String script = Files.readString(launcher);
        Files.writeString(launcher, ReleasedLauncher.naming(image, script));
        try {
            archive(version);
        } finally {
            Files.writeString(launcher, script);
        }
    }

    private static void archive(String version) throws Exception {
        String name = "eidos-" + version + "-linux-x64";
        int exit = new ProcessBuilder(
                        "tar",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--transform=s,^eidos," + name + ",",
                        "-czf",
                        name + ".tar.gz",
                        "eidos")
                .directory(TARGET.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("tar exited with " + exit);
        }
    }

    private static String classPath(List<Path> jars, String home) {
        return String.join(
                ":",
                jars.stream().map(jar -> home + "/lib/" + jar.getFileName()).toList());
    }

    private static Path single(Path folder, String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + prefix + "*" + suffix + " in " + folder));
        }
    }

    private static String hash(Path... files) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Runs a tool of the JDK; what it prints matters only when it fails, and jlink then prints to its output. */
    private static void tool(String name, String... args) {
        var output = new StringWriter();
        var out = new PrintWriter(output, true);
        if (ToolProvider.findFirst(name).orElseThrow().run(out, out, args) != 0) {
            throw new IllegalStateException(name + " failed: " + output);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
