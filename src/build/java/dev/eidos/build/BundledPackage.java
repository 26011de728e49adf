package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A package of Debian's of which a library is beside a linked runtime.
 *
 * @param version Debian's, such as {@code 1:1.3.dfsg-1}
 * @param architecture Debian's, such as {@code arm64}
 * @param licence by its SPDX name
 */
public record BundledPackage(String name, String version, String architecture, String licence) {
    /** Where a runtime tells what is beside it, a line for each: name, version, architecture and licence. */
    static final String NOTES = "legal/bundled-packages";

    /**
     * The package in a list of them.
     *
     * @param packages lines with name, version and architecture
     */
    static BundledPackage of(String name, String licence, String packages) throws IOException {
        for (String line : packages.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length == 3 && words[0].equals(name)) {
                return new BundledPackage(name, words[1], words[2], licence);
            }
        }
        throw new IOException("the JDK's packages do not tell the version of " + name);
    }

    static void note(List<BundledPackage> packages, Path runtime) throws IOException {
        Files.write(
                runtime.resolve(NOTES),
                packages.stream()
                        .map(bundled -> String.join(
                                " ", bundled.name(), bundled.version(), bundled.architecture(), bundled.licence()))
                        .toList());
    }

    /** Those beside a runtime: none where it has brought nothing. */
    public static List<BundledPackage> noted(Path runtime) throws IOException {
        Path notes = runtime.resolve(NOTES);
        if (!Files.exists(notes)) {
            return List.of();
        }
        return Files.readAllLines(notes).stream()
                .map(line -> line.split(" ", 4))
                .map(words -> new BundledPackage(words[0], words[1], words[2], words[3]))
                .toList();
    }
}
