package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LowerTypeSwitchesTest {
    private static final String SWITCHES = """
        import java.util.List;

        public class Switches {
            sealed interface Shape permits Dot, Pair {}
            record Dot(int size) implements Shape {}
            record Pair(Shape left, Object right) implements Shape {}
            enum Colour { RED, BLUE }

            public static List<Object> values() {
                return List.of("", "long enough", 1, -1, 2L, new int[0], Colour.RED,
                    new Dot(1), new Dot(9), new Pair(new Dot(2), "x"), new Pair(new Dot(3), 4),
                    new Pair(new Pair(new Dot(1), 1), 'c'));
            }

            public static String name(Object value) {
                return switch (value) {
                    case null -> "null";
                    case String text when text.isEmpty() -> "empty";
                    case String text -> text;
                    case Integer number when number < 0 -> "negative";
                    case Dot(int size) when size > 5 -> "large";
                    case Pair(Dot(int size), String right) -> size + right;
                    case Pair(Dot(var size), var right) when size == 3 -> "three " + right;
                    case Pair(var left, var right) -> "pair of " + left + right;
                    case int[] numbers -> "numbers " + numbers.length;
                    case Comparable<?> other -> "comparable " + other;
                    default -> "other";
                };
            }

            public static String colour(Object value) {
                return switch (value) {
                    case Colour.RED -> "red";
                    case String text -> text;
                    default -> "none";
                };
            }
        }
        """;

    @TempDir
    Path folder;

    @Test
    void aLoweredClassAnswersAsTheOneOfJavac() throws Exception {
        // given
        Map<String, byte[]> compiled = compiled();
        Map<String, byte[]> lowered = compiled();
        lowered.replaceAll((_, bytes) -> LowerTypeSwitches.lower(bytes));

        // then
        assertThat(answers(lowered, "name"))
                .isEqualTo(answers(compiled, "name"))
                .contains("three 4", "2x", "null");
        assertThat(answers(lowered, "colour"))
                .isEqualTo(answers(compiled, "colour"))
                .contains("red");
        assertThat(typeSwitches(bytes(lowered, "Switches"))).isEqualTo(1);
        assertThat(typeSwitches(bytes(compiled, "Switches"))).isGreaterThan(2);
    }

    @Test
    void loweringAgainChangesNothing() throws Exception {
        // given
        byte[] once = LowerTypeSwitches.lower(bytes(compiled(), "Switches"));

        // then
        assertThat(LowerTypeSwitches.lower(once)).isSameAs(once);
    }

    private Map<String, byte[]> compiled() throws IOException {
        Path source = Files.writeString(folder.resolve("Switches.java"), SWITCHES);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-d", folder.toString(), source.toString());
        assertThat(code).isZero();
        Map<String, byte[]> classes = new HashMap<>();
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static byte[] bytes(Map<String, byte[]> classes, String name) {
        return Objects.requireNonNull(classes.get(name));
    }

    private static List<@Nullable Object> answers(Map<String, byte[]> classes, String method) throws Exception {
        var loader = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) {
                byte[] bytes = bytes(classes, name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        Class<?> type = loader.loadClass("Switches");
        List<@Nullable Object> answers = new ArrayList<>();
        for (Object value :
                (List<?>) Objects.requireNonNull(type.getMethod("values").invoke(null))) {
            answers.add(type.getMethod(method, Object.class).invoke(null, value));
        }
        if (method.equals("name")) {
            answers.add(type.getMethod(method, Object.class).invoke(null, new Object[] {null}));
        }
        return answers;
    }

    static long typeSwitches(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().methodName().equals("typeSwitch"))
                .count();
    }
}
