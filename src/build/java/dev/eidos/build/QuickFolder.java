package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The folder {@code target/quick}: classes that begin as those of the packaged tool, and what they were made from. */
final class QuickFolder {
    private final Path folder;
    private final Path home;
    private final Path built;
    private final Path state;
    private final Path seeded;
    private final Path libraries;

    QuickFolder(Path root) {
        this.folder = root.resolve("target/quick");
        this.home = root.resolve("target/eidos");
        this.built = home.resolve(".built");
        this.state = folder.resolve("sources");
        this.seeded = folder.resolve("seeded");
        this.libraries = root.resolve("target/runtime.classpath");
    }

    Path classes() {
        return folder.resolve("classes");
    }

    String classPath() throws IOException {
        return classes() + ":" + libraries();
    }

    /** The class path without these classes. */
    String libraries() throws IOException {
        return Files.readString(libraries).strip();
    }

    /** Begins again with the classes of the packaged tool, if that was built anew. */
    void seed() throws IOException {
        String made = Files.getLastModifiedTime(built).toString();
        if (Files.exists(seeded) && Files.readString(seeded).equals(made)) {
            return;
        }
        delete(folder);
        Files.createDirectories(classes());
        for (Path jar : jars()) {
            unpack(jar);
        }
        Files.writeString(seeded, made);
    }

    private void unpack(Path path) throws IOException {
        try (var jar = new ZipFile(path.toFile())) {
            for (ZipEntry entry :
                    jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = classes().resolve(entry.getName()).normalize();
                if (!file.startsWith(classes())) {
                    throw new IOException("entry leaves the archive: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                Files.copy(jar.getInputStream(entry), file);
            }
        }
    }

    /** The tool's own: its classes, and what else it is made of. */
    private List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("lib"))) {
            List<Path> jars = all.filter(jar -> jar.getFileName().toString().startsWith("eidos-"))
                    .toList();
            if (jars.isEmpty()) {
                throw new IOException("no eidos-*.jar in " + home);
            }
            return jars;
        }
    }

    /** The files that are not as they were when they were last compiled. */
    Set<Path> changed(Sources sources) throws IOException {
        Set<Path> changed = new HashSet<>();
        Set<String> known = Files.exists(state) ? new HashSet<>(Files.readAllLines(state)) : Set.of();
        FileTime base = Files.getLastModifiedTime(built);
        for (Path file : sources.files()) {
            boolean same =
                    known.isEmpty() ? Files.getLastModifiedTime(file).compareTo(base) <= 0 : known.contains(line(file));
            if (!same) {
                changed.add(file);
            }
        }
        return changed;
    }

    /** Returns whether a class file is left of a source that no longer exists. */
    boolean lacksSourcesOfItsClasses(Sources sources) throws IOException {
        for (Path file : ClassShape.classesIn(classes())) {
            if (!Files.exists(sources.sourceOf(classes().relativize(file)))) {
                return true;
            }
        }
        return false;
    }

    void remember(Sources sources) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : sources.files()) {
            lines.add(line(file));
        }
        Files.write(state, lines);
    }

    private static String line(Path file) throws IOException {
        return file + "\t" + Files.getLastModifiedTime(file) + "\t" + Files.size(file);
    }

    /** An empty folder to compile into. */
    Path fresh() throws IOException {
        Path fresh = folder.resolve("fresh");
        delete(fresh);
        Files.createDirectories(fresh);
        return fresh;
    }

    void clearClasses() throws IOException {
        for (Path file : ClassShape.classesIn(classes())) {
            Files.delete(file);
        }
        Files.deleteIfExists(state);
    }

    void take(Path fresh) throws IOException {
        copy(fresh, classes(), FileTime.fromMillis(0));
    }

    /** Deletes what came from a file of the source folders that is gone. */
    void deleteResourcesNotIn(Path resources, Path filtered) throws IOException {
        try (Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes().relativize(file).toString();
                boolean made =
                        name.endsWith(".class") || name.endsWith(".index") || name.startsWith("META-INF/MANIFEST");
                if (!made && !Files.exists(resources.resolve(name)) && !Files.exists(filtered.resolve(name))) {
                    Files.delete(file);
                    Files.deleteIfExists(classes().resolve("dev/eidos/recipe/library.index"));
                }
            }
        }
    }

    /** Copies what is other than it was, and says whether it is of the library. */
    boolean copyResources(Path resources, String library) throws IOException {
        return copy(resources, classes(), Files.getLastModifiedTime(built)).stream()
                .anyMatch(file -> resources.relativize(file).startsWith(library));
    }

    private static List<Path> copy(Path from, Path to, FileTime since) throws IOException {
        List<Path> copied = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.getLastModifiedTime(file).compareTo(since) > 0 || !Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    copied.add(file);
                }
            }
        }
        return copied;
    }

    /** The packaged launcher over these classes, and without a cache, which would run the packaged ones. */
    void launcher() throws IOException {
        Path launcher = folder.resolve("bin/eidos");
        Files.createDirectories(launcher.getParent());
        for (String shared : List.of("lib", "runtime")) {
            Path link = folder.resolve(shared);
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, Path.of("../eidos", shared));
            }
        }
        Files.writeString(
                launcher,
                Files.readString(home.resolve("bin/eidos"))
                        .replaceAll("\"-XX:AOTCache=[^\"]*\" ", "")
                        .replaceAll("\\$home/lib/eidos-[^:\"]*\\.jar", "\\$home/classes"));
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
