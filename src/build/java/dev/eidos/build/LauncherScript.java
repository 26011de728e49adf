package dev.eidos.build;

import dev.eidos.cli.CacheChoice;
import dev.eidos.cli.option.AotCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The launcher of a packaged tool: {@code src/main/sh/eidos} with the names of what lies beside it. */
final class LauncherScript {
    private LauncherScript() {}

    static void write(Platform platform, Path home, AotCaches caches) throws IOException {
        String script = Files.readString(Path.of("src/main/sh/eidos"))
                .replace("@JVM_FLAGS@", String.join(" ", JvmFlags.ALL))
                .replace("@AUTHORITIES@", LinkedRuntime.AUTHORITIES)
                .replace("@DOCUMENTS_COMMANDS@", CacheChoice.pattern(AotCache.DOCUMENTS))
                .replace("@ANSWERS_CACHE@", home.relativize(caches.answers()).toString())
                .replace(
                        "@DOCUMENTS_CACHE@", home.relativize(caches.documents()).toString())
                .replace("@WORK_CACHE@", home.relativize(caches.work()).toString())
                .replace(
                        "@NEEDS@",
                        "Linux on " + platform.label() + " with glibc " + GlibcNeed.of(home.resolve("runtime"))
                                + " or newer")
                .replace("@CLASS_PATH@", classPath(caches.classPath(), "$home"));
        Path launcher = home.resolve("bin/eidos");
        Files.writeString(launcher, script);
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
    }

    static String classPath(List<Path> jars, String home) {
        return String.join(
                ":",
                jars.stream().map(jar -> home + "/lib/" + jar.getFileName()).toList());
    }
}
