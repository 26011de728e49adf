package dev.eidos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Javadoc of public types: there is one, and it begins with the noun that the type is, not with a question. */
class JavadocTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private static final Set<String> QUESTIONS =
            Set.of("What", "Whether", "How", "Which", "Where", "Who", "Whom", "Whose", "When", "Why");

    @Test
    void publicTypesSayWhatTheyAreWithANoun() throws IOException {
        // given
        List<Path> sources = sources();
        assertThat(sources).isNotEmpty();

        // when
        List<String> faults = faults(sources);

        // then
        assertThat(faults).isEmpty();
    }

    @Test
    void aQuestionAndAMissingCommentAreFound(@TempDir Path folder) throws IOException {
        // given
        Path source = Files.writeString(folder.resolve("A.java"), """
            public class A {
                /** Whether it is so. */
                public enum B {}

                /** {@code How} it is. */
                protected interface C {
                    /**
                     * Where it is.
                     */
                    class D {}
                }

                /** A noun. */
                public record E() {}

                /** What nobody sees. */
                static class F {}
            }
            """);

        // when
        List<String> faults = faults(List.of(source));

        // then
        assertThat(faults)
                .containsExactly(
                        "A.java: A has no Javadoc", "A.java: B begins with 'Whether'", "A.java: D begins with 'Where'");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> faults(List<Path> sources) throws IOException {
        List<String> faults = new ArrayList<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                new TreePathScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                        if (isPublic(getCurrentPath())) {
                            String fault = fault(docs.getDocComment(getCurrentPath()), isTopLevel(getCurrentPath()));
                            if (fault != null) {
                                faults.add(file + ": " + type.getSimpleName() + " " + fault);
                            }
                        }
                        return super.visitClass(type, null);
                    }
                }.scan(unit, null);
            }
        }
        return faults;
    }

    /** The fault of a type's comment; null if it has none. What a nested type is, may be plain from the outer one's. */
    private static @Nullable String fault(@Nullable String javadoc, boolean required) {
        if (javadoc == null || javadoc.isBlank()) {
            return required ? "has no Javadoc" : null;
        }
        String first = javadoc.strip().split("\\W", 2)[0];
        return QUESTIONS.contains(first) ? "begins with '" + first + "'" : null;
    }

    private static boolean isTopLevel(TreePath type) {
        return type.getParentPath().getLeaf() instanceof CompilationUnitTree;
    }

    /** Returns whether a type is declared public, or is so because it is a member of an interface. */
    private static boolean isPublic(TreePath type) {
        return ((ClassTree) type.getLeaf()).getModifiers().getFlags().contains(Modifier.PUBLIC)
                || (type.getParentPath().getLeaf() instanceof ClassTree outer && outer.getKind() == Kind.INTERFACE);
    }
}
