package dev.eidos.cli.option;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.InputFile;
import dev.eidos.k8s.syntax.NameKind;
import dev.eidos.text.FoldedNames;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names of nodes that {@code --node} and {@code --exclude} are given: one, folded ones, or a file of them. */
public final class NodeNamesFlag {
    private NodeNamesFlag() {}

    /**
     * All names.
     *
     * @param stdin what {@code @-} stands for
     */
    public static List<String> names(String flag, List<String> texts, InputStream stdin) {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            if (text.startsWith("@")) {
                String path = text.substring(1);
                String content = path.equals("-")
                        ? InputFile.stdin(stdin).text()
                        : new InputFile(Path.of(path)).read().text();
                content.lines()
                        .flatMap(line -> List.of(line.strip().split("[\\s,]+(?![^\\[]*])")).stream())
                        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
                        .forEach(name -> names.addAll(expanded(flag, name)));
            } else {
                names.addAll(expanded(flag, text));
            }
        }
        return names;
    }

    private static List<String> expanded(String flag, String text) {
        try {
            List<String> names = FoldedNames.expand(text);
            for (String name : names) {
                if (!NameKind.SUBDOMAIN.allows(name)) {
                    throw new IllegalArgumentException("'" + name + "' is no node's name");
                }
            }
            return names;
        } catch (IllegalArgumentException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a node's name")
                    .object(flag + " " + text)
                    .reason(e.getMessage())
                    .suggestion("write gpu-7, gpu[001-040], @FILE or @- for standard input")
                    .build();
        }
    }
}
