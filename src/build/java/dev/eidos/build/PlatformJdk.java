package dev.eidos.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK whose modules a platform's runtime is linked of, and how that runtime is run here to train its caches. */
sealed interface PlatformJdk {
    Platform platform();

    /** What the linked runtime depends on, in words that differ when it does. */
    String identity();

    /** The start of a command of the linked runtime. */
    List<String> java(Path runtime);

    /** The JDK that runs this build. */
    record Own(Platform platform) implements PlatformJdk {
        @Override
        public String identity() {
            return System.getProperty("java.vm.version");
        }

        @Override
        public List<String> java(Path runtime) {
            return List.of(runtime.resolve("bin/java").toAbsolutePath().toString());
        }
    }

    /**
     * Another platform's, unpacked of Debian's packages.
     *
     * @param folder what {@code dev/arm64} has made
     * @param packages which versions of which packages are in it
     */
    record Foreign(Platform platform, Path folder, String packages) implements PlatformJdk {
        @Override
        public String identity() {
            return packages;
        }

        Path root() {
            return folder.resolve("root");
        }

        Path modules() {
            return root().resolve(ForeignJdk.HOME).resolve("jmods");
        }

        /** By the emulator, whose processor is the oldest of its kind, so that no newer one's words get into caches. */
        @Override
        public List<String> java(Path runtime) {
            List<String> command = new ArrayList<>(ForeignJdk.emulator(folder));
            command.add(runtime.resolve("bin/java").toAbsolutePath().toString());
            return command;
        }
    }
}
