package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The product's own jar, as it was packaged. */
class PackagedClassesIT {
    @Test
    void noSwitchOverTypesIsLeftToTheJvm() throws IOException {
        // given
        List<String> left = new ArrayList<>();
        int lowered = 0;

        // when
        try (var jar = jar()) {
            for (var entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    byte[] bytes = jar.getInputStream(entry).readAllBytes();
                    if (hasTypeSwitch(bytes)) {
                        left.add(entry.getName());
                    }
                    lowered += new String(bytes, StandardCharsets.ISO_8859_1).contains("typeSwitch$0") ? 1 : 0;
                }
            }
        }

        // then
        assertThat(left).isEmpty();
        assertThat(lowered).isGreaterThan(20);
    }

    @Test
    void theBuildsOwnCodeIsNotShipped() throws IOException {
        try (var jar = jar()) {
            assertThat(jar.stream().map(Object::toString))
                    .noneMatch(name -> name.startsWith("dev/eidos/build/") || name.contains("TrainingRun"))
                    .contains("dev/eidos/cli/Main.class");
        }
    }

    private static ZipFile jar() throws IOException {
        try (var jars = Files.newDirectoryStream(Packaged.HOME.resolve("lib"), "eidos-[0-9]*.jar")) {
            return new ZipFile(jars.iterator().next().toFile());
        }
    }

    private static boolean hasTypeSwitch(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().methodName().equals("typeSwitch")
                        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance));
    }
}
