package dev.eidos.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Chromium that opens pages and uses them as a person would. */
public record Browser(Path folder) {

    /** Aborts the test, visibly, where there is none. */
    public static Browser require() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = Path.of(cache == null ? System.getenv("HOME") + "/.cache" : cache, "eidos", "browser");
        if (!Files.exists(folder.resolve("complete.json"))) {
            Assumptions.abort("playwright-core is not there: run dev/browser");
        }
        if (Stream.of("chromium", "chromium-browser", "google-chrome")
                .noneMatch(name -> Files.isExecutable(Path.of("/usr/bin", name)))) {
            Assumptions.abort("chromium is not installed");
        }
        return new Browser(folder);
    }

    /** What is wrong with a page, a line each. */
    public List<String> faults(Path page) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("node", "dev/check-page.mjs", folder.toString(), page.toString()));
        String pictures = System.getProperty("pictures", "");
        if (!pictures.isEmpty()) {
            command.add(Files.createDirectories(Path.of(pictures)).toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        List<String> faults = new ArrayList<>(output.lines()
                .filter(line -> !line.startsWith("first paint after"))
                .toList());
        if (code != 0) {
            faults.add("exit code " + code);
        }
        return faults;
    }
}
