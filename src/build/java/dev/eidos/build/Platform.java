package dev.eidos.build;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A kind of Linux machine that the tool is packaged for, by the name that JDKs and our archives give it. */
public enum Platform {
    X64("amd64", "amd64"),
    ARM64("arm64", "aarch64");

    private final String architecture;
    private final String javaName;

    Platform(String architecture, String javaName) {
        this.architecture = architecture;
        this.javaName = javaName;
    }

    /** The platform of the machine that builds. */
    public static Platform own() {
        String arch = System.getProperty("os.arch");
        for (Platform platform : values()) {
            if (platform.javaName.equals(arch)) {
                return platform;
            }
        }
        throw new IllegalStateException("the tool is packaged on x64 and arm64, and this machine is " + arch);
    }

    /** Those of a list such as {@code x64,arm64}; the own one is always among them, as all others are made by it. */
    static Set<Platform> parse(String names) {
        Set<Platform> platforms = EnumSet.of(own());
        for (String name : names.split(",", -1)) {
            platforms.add(named(name.strip()));
        }
        return platforms;
    }

    private static Platform named(String name) {
        for (Platform platform : values()) {
            if (platform.label().equals(name)) {
                return platform;
            }
        }
        throw new IllegalArgumentException("-Dplatforms: no platform is called '" + name + "': it takes x64, arm64");
    }

    /** Such as {@code x64}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its processors in image indexes, in labels of nodes, and Debian's. */
    public String architecture() {
        return architecture;
    }

    /** Java's name of its processors, as the file {@code release} of a JDK has it. */
    String releaseName() {
        return this == X64 ? "x86_64" : javaName;
    }

    /** The folder of the packaged tool. The machine's own has the name by which everything knows it. */
    Path home() {
        return this == own()
                ? DistFiles.TARGET.resolve("eidos")
                : DistFiles.TARGET.resolve("linux-" + label()).resolve("eidos");
    }
}
