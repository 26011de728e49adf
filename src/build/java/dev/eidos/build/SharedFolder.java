package dev.eidos.build;

import dev.eidos.cli.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** What a packaged tool has beside its launcher for other programs: manual pages, completions, kubectl's way to it. */
final class SharedFolder {
    private SharedFolder() {}

    static void write(Path home, String version) throws IOException {
        Path share = home.resolve("share");
        DistFiles.delete(share);
        for (Map.Entry<String, String> file : SharedFiles.all(version).entrySet()) {
            Path path = share.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path plugin = home.resolve("bin/kubectl-eidos");
        Files.copy(Path.of("src/main/sh/kubectl-eidos"), plugin, StandardCopyOption.REPLACE_EXISTING);
        if (!plugin.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + plugin + " executable");
        }
    }
}
