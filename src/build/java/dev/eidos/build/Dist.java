package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The assembly of the packaged tool: {@code Dist VERSION ARCHIVE [PLATFORMS [IMAGE]]}, run by the build from the
 * project's folder with the JDK that compiles it. Makes {@code target/eidos}: a linked runtime, the jars, three AOT
 * caches and the launcher. With ARCHIVE {@code true} also the same for the other PLATFORMS, and of each
 * {@code target/eidos-VERSION-linux-PLATFORM.tar.gz}, whose launcher names the agent's image if IMAGE does, by digest
 * as a rule. A platform that cannot be made on this machine is told, and left out.
 *
 * <p>Why it is so, with figures: docs/adr/004-packaging.md.
 */
class Dist {
    public static void main(String[] args) throws Exception {
        String version = args[0];
        boolean archives = Boolean.parseBoolean(args[1]);
        Set<Platform> wanted =
                Platform.parse(args.length > 2 ? args[2] : Platform.own().label());
        String image = args.length > 3 ? args[3] : "";
        Files.createDirectories(DistFiles.WORK);
        for (Platform platform : Platform.values()) {
            if (platform != Platform.own()) {
                Files.deleteIfExists(stamp(platform)); // what an earlier build made is of other jars
            }
        }
        assemble(new PlatformJdk.Own(Platform.own()), version);
        if (!archives) {
            return;
        }
        DistArchive.clear(version);
        RuntimeAge.warning(System.getProperty("java.version.date", ""), LocalDate.now(ZoneOffset.UTC))
                .ifPresent(System.err::println);
        List<Platform> made = new ArrayList<>(List.of(Platform.own()));
        for (Platform platform : wanted) {
            if (platform != Platform.own() && isMade(platform, version)) {
                made.add(platform);
            }
        }
        for (Platform platform : made) {
            DistArchive.make(version, platform, image, made);
        }
    }

    private static boolean isMade(Platform platform, String version) throws Exception {
        return switch (ForeignJdk.fetch(platform)) {
            case ForeignJdk.Missing(String why) -> {
                System.err.println("warning: no linux-" + platform.label() + ": " + why);
                yield false;
            }
            case ForeignJdk.Found(PlatformJdk.Foreign jdk) -> {
                try {
                    assemble(jdk, version);
                } catch (IOException | IllegalStateException e) {
                    throw new IOException(
                            "linux-" + platform.label() + " could not be made (-Dplatforms="
                                    + Platform.own().label() + " leaves it out): " + e.getMessage(),
                            e);
                }
                yield true;
            }
        };
    }

    private static void assemble(PlatformJdk jdk, String version) throws Exception {
        Path home = jdk.platform().home();
        DistFiles.delete(home.resolve("lib"));
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        LinkedRuntime.make(jdk, home);
        List<Path> jars = DistLibraries.copy(home);
        if (jdk.platform() == Platform.own()) { // the engine is a library for the machine that builds
            DistLibraries.copyOptional(home);
        }
        LauncherScript.write(jdk.platform(), home, AotCaches.train(jdk, home, jars));
        SharedFolder.write(home, version);
        Files.copy(Path.of("LICENSE"), home.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(stamp(jdk.platform()), version + "\n");
    }

    /** Says that the folder is whole, and since when. */
    private static Path stamp(Platform platform) {
        return platform.home().resolve(".built");
    }
}
