package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The AOT caches of a packaged tool, trained with its linked runtime itself. Three are made, because a JVM loads and
 * links all of its cache at start: the classes that talk to a cluster would double the time of {@code eidos --version}.
 *
 * <p>The names carry the hash of the jars, and the launcher asks for those names. It must: JDK 25 takes the classes of
 * the cache it is given whatever the jars hold, and whatever they are called, without a word.
 */
record AotCaches(Path answers, Path documents, Path work, List<Path> classPath) {
    private static final String TRAINING = "dev/eidos/cli/TrainingRun";

    static AotCaches train(PlatformJdk jdk, Path home, List<Path> jars) throws Exception {
        Path trainingJar = trainingJar(jdk, home);
        String classPath =
                LauncherScript.classPath(jars, home.toAbsolutePath().toString()) + ":" + trainingJar.toAbsolutePath();
        String jarsHash = DistFiles.hash(jars.toArray(Path[]::new)).substring(0, 12);
        var training = new Training(jdk, home, classPath, jarsHash);
        List<Path> launched = new ArrayList<>(jars);
        if (jdk instanceof PlatformJdk.Foreign) {
            launched.add(trainingJar);
        }
        return new AotCaches(training.cache("answers"), training.documents(), training.work(), launched);
    }

    /**
     * A jar of the training run, which the build compiles beside this class: a cache takes no classes of folders. It is
     * the last of the class path. A cache that is made in one step does not ask for it again, and it is not packaged;
     * one that is made in two does, and it is.
     */
    private static Path trainingJar(PlatformJdk jdk, Path home) throws Exception {
        Path jar = (jdk instanceof PlatformJdk.Foreign ? home.resolve("lib") : DistFiles.WORK).resolve("training.jar");
        Path compiled = Path.of(AotCaches.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        // its entries' time too, else no two builds have the same jar
        String time = "--date=" + DistFiles.WRITTEN.toInstant();
        DistFiles.tool(
                "jar", "--create", time, "--file", jar.toString(), "-C", compiled.toString(), TRAINING + ".class");
        Files.setLastModifiedTime(jar, DistFiles.WRITTEN);
        return jar;
    }

    private record Training(PlatformJdk jdk, Path home, String classPath, String jarsHash) {
        /** The logs and inputs of each platform are its own; those of the machine's lie where they always did. */
        private Path folder() throws IOException {
            return switch (jdk) {
                case PlatformJdk.Own _ -> DistFiles.WORK;
                case PlatformJdk.Foreign foreign ->
                    Files.createDirectories(
                            DistFiles.WORK.resolve(foreign.platform().label()));
            };
        }

        /** @param arguments what the training run is told; see {@code dev.eidos.cli.TrainingRun} */
        Path cache(String name, String... arguments) throws Exception {
            Path cache = home.resolve("lib").resolve(name + "-" + jarsHash + ".aot");
            Path log = folder().resolve("training-" + name + ".log");
            List<String> run = new ArrayList<>(List.of("-cp", classPath, TRAINING.replace('/', '.')));
            run.addAll(List.of(arguments));
            switch (jdk) {
                case PlatformJdk.Own _ -> java(log, List.of("-XX:AOTCacheOutput=" + cache.toAbsolutePath()), run);
                // In one step the JVM starts another of itself, which the kernel here cannot.
                case PlatformJdk.Foreign _ -> {
                    Path configuration = folder().resolve(name + ".aotconf").toAbsolutePath();
                    String file = "-XX:AOTConfiguration=" + configuration;
                    java(log, List.of("-XX:AOTMode=record", file), run);
                    java(
                            folder().resolve("training-" + name + "-create.log"),
                            List.of("-XX:AOTMode=create", file, "-XX:AOTCache=" + cache.toAbsolutePath()),
                            List.of("-cp", classPath));
                    Files.delete(configuration);
                }
            }
            if (!Files.exists(cache)) {
                throw new IOException("the training run left no cache:\n" + Files.readString(log));
            }
            return cache;
        }

        private void java(Path log, List<String> flags, List<String> run) throws Exception {
            List<String> command = new ArrayList<>(jdk.java(home.resolve("runtime")));
            command.addAll(JvmFlags.ALL);
            command.addAll(flags);
            command.addAll(run);
            var training = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            training.environment()
                    .keySet()
                    .removeIf(variable -> variable.startsWith("EIDOS_") || variable.startsWith("KUBE"));
            int exit = training.start().waitFor();
            if (exit != 0) {
                throw new IOException("the training run failed (exit " + exit + "):\n" + Files.readString(log));
            }
        }

        /** Trained on a folder with small snapshots. */
        Path documents() throws Exception {
            Path documents = TrainingDocuments.write(folder().resolve("documents"));
            return cache("documents", documents.toAbsolutePath().toString());
        }

        Path work() throws Exception {
            Path documents = TrainingDocuments.write(folder().resolve("documents"));
            // As an agent's pod has the machine's /: under another path, where links must be followed with care.
            Path hostRoot = folder().resolve("host");
            Files.deleteIfExists(hostRoot);
            Files.createSymbolicLink(hostRoot, Path.of("/"));
            try (var api = StandInApi.start(folder())) {
                Files.writeString(documents.resolve("kubeconfig"), api.kubeconfig());
                Path credential = folder().resolve("training-credential.json").toAbsolutePath();
                Files.writeString(documents.resolve("http2.kubeconfig"), api.kubeconfigOfHttp2(credential));
                Path serviceAccount = api.serviceAccount(folder().resolve("serviceaccount"));
                return cache(
                        "work",
                        documents.toAbsolutePath().toString(),
                        String.valueOf(api.port()),
                        serviceAccount.toAbsolutePath().toString(),
                        hostRoot.toAbsolutePath().toString());
            } finally {
                Files.delete(
                        hostRoot); // or whatever walks through target and follows links would walk through the machine
            }
        }
    }
}
