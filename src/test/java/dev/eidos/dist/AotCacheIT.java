package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged tool's JVM loads in a plain run: all of it comes from an AOT cache. A class that does not, such as
 * a lambda that can be serialized or a record's {@code hashCode}, takes milliseconds of every start, which no cache
 * gives back; it is then written in another way, or rehearsed.
 */
class AotCacheIT {
    private static final String QUERY = "--service eks --accelerator h100 --intent training --os ubuntu";

    /** Classes of ours, and what the JVM makes for lambdas and records; classes of the JDK's own are its affair. */
    private static final Pattern MADE_ANEW = Pattern.compile(
            "(dev\\.eidos\\.\\S+|\\S+\\$\\$Lambda\\S*|\\S+LambdaForm\\$MH\\S*) source: (?!shared objects)");

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void copyTheLauncherWithALog() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String name : List.of("lib", "runtime")) {
            Files.createSymbolicLink(folder.resolve(name), Packaged.HOME.resolve(name));
        }
        String script = Files.readString(Packaged.HOME.resolve("bin/eidos"));
        String logging = "-Xlog:disable -Xlog:class+load:file=" + folder.resolve("log");
        assertThat(script).contains("} -Xlog:disable ");
        launcher = Files.writeString(bin.resolve("eidos"), script.replace("} -Xlog:disable ", "} " + logging + " "));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void everyClassOfAPlainRunComesFromACache() throws Exception {
        // given
        Path snapshot = folder.resolve("snapshot.yaml");
        Path recipe = folder.resolve("recipe.yaml");
        Path bundle = folder.resolve("bundle");
        List<String> commands = List.of(
                "--help",
                "snapshot",
                "snapshot -o " + snapshot,
                "get OS.kernel.release",
                "get OS.kernel.release -s " + snapshot,
                "recipe " + QUERY,
                "recipe " + QUERY + " -o " + recipe,
                "query " + QUERY + " --selector components.gpu-operator.values.driver.version",
                "validate -r " + recipe + " -s " + snapshot,
                "bundle -r " + recipe + " -o " + bundle,
                "verify " + bundle);
        List<String> madeAnew = new ArrayList<>();

        // when
        for (String command : commands) {
            madeAnew.addAll(madeAnewBy(command));
        }

        // then
        assertThat(madeAnew).isEmpty();
    }

    private List<String> madeAnewBy(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(command.split(" ", -1)));
        Packaged run = Packaged.command(Map.of("HOME", folder.toString()), words);
        // 9 is the answer of a check that found something
        assertThat(run.code()).as(command + "\n" + run.err()).isIn(0, 9);
        List<String> log = Files.readAllLines(folder.resolve("log"));
        assertThat(log).as("classes from the cache").anyMatch(line -> line.contains("source: shared objects file"));
        return log.stream()
                .filter(line -> MADE_ANEW.matcher(line).find())
                .map(line -> command + ": " + line)
                .toList();
    }
}
