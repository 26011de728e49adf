package dev.eidos.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.documentation.MarkdownPage.CodeBlock;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages by which docs/user-guide/troubleshooting.md is found: the program has their words. */
class TroubleshootingPageTest {
    private static final Path PAGE = Path.of("docs/user-guide/troubleshooting.md");
    private static final Path CLASSES = Path.of("target/classes/dev/eidos");

    /** What others say, and what the page makes an example of. */
    private static final Set<String> OF_OTHERS = Set.of(
            "is attempting to grant RBAC permissions not currently held",
            "user \"jane\" cannot do this",
            "ErrImagePull",
            "OOMKilled",
            "connection refused",
            "eidos snapshot --deploy-agent --all-nodes -o fleet/ --resume");

    @Test
    void everyMessageIsOneOfTheProgram() throws IOException {
        // given
        String words = String.join("\n", constants());
        List<String> quoted = new ArrayList<>();
        for (CodeBlock block : MarkdownPage.read(PAGE).blocks()) {
            if (block.language().equals("text")) {
                block.lines().forEach(line -> quoted.addAll(pieces(line)));
            }
        }

        // then
        assertThat(quoted).hasSizeGreaterThan(40);
        assertThat(quoted.stream().filter(piece -> !OF_OTHERS.contains(piece) && !words.contains(piece)))
                .isEmpty();
    }

    /** What stands between the parts that differ, and between what happened, its object and its reason. */
    private static List<String> pieces(String line) {
        return Stream.of(line.strip()
                        .replaceFirst("^(error|warning|try|remove it): ", "")
                        .split("…|: ", -1))
                .map(piece -> piece.strip().replaceAll("^[,:] ?|[,:]$", ""))
                .filter(piece -> piece.length() > 3)
                .toList();
    }

    private static Set<String> constants() throws IOException {
        Set<String> constants = new HashSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof StringEntry text) {
                        constants.add(text.stringValue());
                    }
                }
            }
        }
        return constants;
    }
}
