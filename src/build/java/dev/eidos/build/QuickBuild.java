package dev.eidos.build;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A build of the files that have changed since the packaged tool was built, or of all if others see the change, into a
 * folder of its own, from which {@code ./eidos} then runs. It neither checks nor tests: that is Maven's. Maven's own
 * folders stay as they are, or it would take classes that were never checked for done.
 */
final class QuickBuild {
    private static final String LIBRARY = "dev/eidos/recipe/library";

    private final Path root;
    private final QuickFolder folder;

    QuickBuild(Path root) {
        this.root = root;
        this.folder = new QuickFolder(root);
    }

    public static void main(String[] args) throws IOException {
        try {
            int compiled = new QuickBuild(Path.of("")).update();
            if (compiled > 0) {
                System.err.println(
                        "eidos: sources changed, compiled " + compiled + (compiled == 1 ? " file" : " files"));
            }
        } catch (CompilationFailed e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Compiles what must be, and says how many files that were. */
    int update() throws IOException, CompilationFailed {
        folder.seed();
        Sources sources = Sources.under(root.resolve("src/main/java"));
        Set<Path> changed = folder.changed(sources);
        int compiled = 0;
        if (!changed.isEmpty() || folder.lacksSourcesOfItsClasses(sources)) {
            compiled = folder.lacksSourcesOfItsClasses(sources) ? compileAll(sources) : compile(changed, sources);
        }
        folder.deleteResourcesNotIn(root.resolve("src/main/resources"), root.resolve("src/main/resources-filtered"));
        if (folder.copyResources(root.resolve("src/main/resources"), LIBRARY) || compiled > 0) {
            // of other files, or perhaps of another form: without it the library is read as it stands beside the
            // classes
            Files.deleteIfExists(folder.classes().resolve(LIBRARY + ".index"));
        }
        folder.remember(sources);
        folder.launcher();
        return compiled;
    }

    /**
     * The changed files alone, if every class still looks the same from outside. Else everything: who sees a change
     * need not name the class, as where a constant is written in, or a method is inherited.
     */
    private int compile(Set<Path> changed, Sources sources) throws IOException, CompilationFailed {
        Path fresh = folder.fresh();
        javac(List.copyOf(changed), fresh, folder.classPath());
        for (Path file : ClassShape.classesIn(fresh)) {
            Path before = folder.classes().resolve(fresh.relativize(file));
            if (!Files.exists(before) || !ClassShape.of(file).equals(ClassShape.of(before))) {
                return compileAll(sources);
            }
        }
        folder.take(fresh);
        return changed.size();
    }

    private int compileAll(Sources sources) throws IOException, CompilationFailed {
        Path fresh = folder.fresh();
        javac(sources.files(), fresh, folder.libraries());
        folder.clearClasses(); // not before: a mistake must leave what the next try starts from
        folder.take(fresh);
        return sources.files().size();
    }

    private void javac(List<Path> files, Path into, String classPath) throws IOException, CompilationFailed {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        List<String> options = new ArrayList<>(List.of("-d", into.toString(), "-cp", classPath));
        options.addAll(List.of(
                "-proc:none",
                "-parameters",
                "-nowarn",
                "-g",
                "-source",
                "25",
                "-target",
                "25",
                "-XDignore.symbol.file"));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean fine = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!fine) {
                throw new CompilationFailed(messages.toString());
            }
        }
    }

    /** The compiler's words are the message. */
    static final class CompilationFailed extends Exception {
        CompilationFailed(String message) {
            super(message);
        }
    }
}
