package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs of {@code eidos bundle} with a recipe of two components, of which {@code gpu} needs {@code net}. */
record BundleRuns(Path folder) {
    /** Makes the library and the recipe. */
    static BundleRuns in(Path folder) throws IOException {
        new LibraryFolder(folder.resolve("library"))
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: net
                      helm: &chart
                        {defaultRepository: https://charts.example, defaultChart: x/y, defaultVersion: 1.0.0,
                         defaultNamespace: here}
                    - name: gpu
                      valueOverrideKeys: [gpuoperator]
                      helm: *chart
                      nodeScheduling:
                        accelerated:
                          nodeSelectorPaths: [daemon.nodeSelector]
                          tolerationPaths: [daemon.tolerations]
                        nodeCountPaths: [daemon.count]
                    """)
                .file("components/gpu/values.yaml", "driver: {version: '1', list: [a]}\n")
                .overlay("base", """
                    criteria: {}
                    componentRefs:
                    - {name: net}
                    - {name: gpu, dependencyRefs: [net]}
                    """);
        Run made = Run.of(
                "recipe", "--allow-base", "--library", folder.resolve("library").toString());
        assertThat(made.code()).as(made.err()).isZero();
        Files.writeString(folder.resolve("recipe.yaml"), made.out());
        return new BundleRuns(folder);
    }

    Path recipe() {
        return folder.resolve("recipe.yaml");
    }

    Path target() {
        return folder.resolve("bundle");
    }

    Run bundle(String... flags) {
        List<String> args = new ArrayList<>(List.of("-o", target().toString()));
        args.addAll(Arrays.asList(flags));
        return bundle(recipe(), args);
    }

    /** Of another recipe, or to another place. */
    Run bundle(Path recipe, List<String> flags) {
        List<String> args = new ArrayList<>(List.of(
                "bundle",
                "-r",
                recipe.toString(),
                "--library",
                folder.resolve("library").toString()));
        args.addAll(flags);
        return Run.of(args.toArray(String[]::new));
    }

    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(target())) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.put(target().relativize(file).toString(), text(file)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
