package dev.eidos.ship;

import dev.eidos.build.GlibcNeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The tool as a package for Debian: where Debian's policy has programs, manual pages and completions. */
record ToolPackage(String version, String description, long seconds) {
    private static final String HOME = "usr/lib/eidos/";
    private static final String DOCUMENTS = "usr/share/doc/eidos/";

    private static final String COPYRIGHT = """
        Upstream-Name: eidos

        Files: *
        License: Apache-2.0
        Copyright: the authors of eidos

        Files: usr/lib/eidos/runtime/*
        License: GPL-2-with-classpath-exception
        Copyright: Oracle and/or its affiliates, and others
        Comment: OpenJDK; the whole texts are in /usr/lib/eidos/runtime/legal.

        Files: usr/lib/eidos/lib/*
        License: see-bill-of-materials
        Copyright: the authors of each library
        Comment: The libraries, each with its licence, are in the release's bill of materials
         (CycloneDX), and their texts in the jars.

        License: Apache-2.0
         The whole text is in /usr/share/common-licenses/Apache-2.0.

        License: GPL-2-with-classpath-exception
         The whole text is in /usr/share/common-licenses/GPL-2, and the exception in
         /usr/lib/eidos/runtime/legal/java.base/ASSEMBLY_EXCEPTION or LICENSE.

        License: see-bill-of-materials
         See there.
        """;

    String name(UnpackedTool tool) {
        return "eidos_" + DebianPackage.version(version) + "_" + tool.platform().architecture() + ".deb";
    }

    DebianPackage of(UnpackedTool tool) throws IOException {
        return new DebianPackage(control(tool), files(tool.folder()), seconds);
    }

    private String control(UnpackedTool tool) throws IOException {
        GlibcNeed glibc = GlibcNeed.of(tool.folder().resolve("runtime"));
        return "Package: eidos\nVersion: " + DebianPackage.version(version) + "\nArchitecture: "
                + tool.platform().architecture() + "\nMaintainer: eidos\nSection: admin\nPriority: optional\n"
                + "Depends: libc6 (>= " + glibc + ")\nDescription: " + description + "\n"
                + " Captures the state of GPU nodes, makes recipes of it, holds clusters against\n"
                + " them, and bundles what they need. It brings its own Java.\n";
    }

    private static FileTree files(Path tool) throws IOException {
        var files = new FileTree()
                .file(HOME + "bin/eidos", tool.resolve("bin/eidos"))
                .folder(HOME + "lib", tool.resolve("lib"))
                .folder(HOME + "runtime", tool.resolve("runtime"))
                .link("usr/bin/eidos", "../lib/eidos/bin/eidos")
                .link("usr/bin/kubectl-eidos", "../lib/eidos/bin/eidos")
                .text(DOCUMENTS + "copyright", COPYRIGHT)
                .bytes(DOCUMENTS + "changelog.gz", compressed(Path.of("CHANGELOG.md")));
        Path share = tool.resolve("share");
        for (Path file : below(share)) {
            String path = share.relativize(file).toString();
            if (path.startsWith("man/")) {
                files.bytes("usr/share/" + path + ".gz", compressed(file));
            } else {
                // policy keeps site-functions for who runs the machine
                files.file("usr/share/" + path.replace("zsh/site-functions", "zsh/vendor-completions"), file);
            }
        }
        return files;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] compressed(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return bytes.toByteArray();
    }
}
