package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;

/** The archive of a packaged tool: there when it is whole, and not before. */
final class DistArchive {
    private DistArchive() {}

    static String name(String version, Platform platform) {
        return "eidos-" + version + "-linux-" + platform.label();
    }

    /** Removes those of an earlier build, so that none stays beside newer ones of other platforms. */
    static void clear(String version) throws IOException {
        for (Platform platform : Platform.values()) {
            Files.deleteIfExists(DistFiles.TARGET.resolve(name(version, platform) + ".tar.gz"));
        }
    }

    /**
     * Makes it. The launcher in the folder stays as it is: the image, too, is made of that.
     *
     * @param image what the launcher in the archive names as the agent's; empty for what every launcher does
     * @param platforms those that the image is made for
     */
    static void make(String version, Platform platform, String image, Collection<Platform> platforms)
            throws IOException, InterruptedException {
        Path home = platform.home();
        Path launcher = home.resolve("bin/eidos");
        String script = Files.readString(launcher);
        Files.writeString(launcher, ReleasedLauncher.naming(image, platforms, script));
        try {
            pack(home, DistFiles.TARGET, name(version, platform));
        } finally {
            Files.writeString(launcher, script);
        }
    }

    static void pack(Path home, Path into, String name) throws IOException, InterruptedException {
        Path archive = into.resolve(name + ".tar.gz");
        Path unfinished = into.resolve(name + ".tar.gz.new");
        try {
            int exit = new ProcessBuilder(
                            "tar",
                            "--sort=name",
                            "--owner=0",
                            "--group=0",
                            "--numeric-owner",
                            // of one time, and without links: the same again is the same bytes, and krew takes no links
                            "--mtime=" + DistFiles.WRITTEN,
                            "--mode=u+w,go-w,a+rX",
                            "--dereference",
                            "--hard-dereference",
                            "--format=ustar",
                            "--use-compress-program=gzip --no-name",
                            "--transform=s,^eidos," + name + ",",
                            "-cf",
                            unfinished.toAbsolutePath().toString(),
                            "eidos")
                    .directory(home.resolveSibling(".").toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("no " + archive + ": tar exited with " + exit);
            }
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
