package dev.eidos.recipe.render;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars with Helm's engine: the optional part of an installation, in a folder beside the other jars. It is on
 * nobody's class path but that of the process that renders.
 */
final class HelmLibrary {
    /** The folder beside the jars of plain runs. */
    static final String FOLDER = "optional";

    private static final String ENGINE = "helm-java-";

    private HelmLibrary() {}

    /**
     * The class path of a process that renders.
     *
     * @param own the class path of this process
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if the optional part is not installed
     */
    static String classPath(String own) {
        List<String> entries = List.of(own.split(File.pathSeparator, -1));
        if (entries.stream().anyMatch(entry -> isEngine(Path.of(entry)))) {
            return own; // as in a build
        }
        for (String entry : entries) {
            Path folder = Path.of(entry).toAbsolutePath().resolveSibling(FOLDER);
            List<String> jars = jars(folder);
            if (jars.stream().anyMatch(jar -> isEngine(Path.of(jar)))) {
                return own + File.pathSeparator + String.join(File.pathSeparator, jars);
            }
        }
        throw EidosException.of(ErrorCode.NOT_FOUND, "Helm's engine is not installed")
                .object("lib/" + FOLDER)
                .reason("it is a part of the archive for linux-x64, left out of images and of what is for other"
                        + " machines")
                .suggestion("on linux-x64, unpack lib/" + FOLDER + " of the archive beside the other jars of eidos")
                .build();
    }

    private static boolean isEngine(Path jar) {
        Path name = jar.getFileName();
        return name != null && name.toString().startsWith(ENGINE);
    }

    private static List<String> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // as if it were not there
        }
    }
}
