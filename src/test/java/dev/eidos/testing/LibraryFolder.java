package dev.eidos.testing;

import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small recipe library in a folder, written as its author would write it. */
public record LibraryFolder(Path root) {

    /** Writes a file; its folders are made. */
    public LibraryFolder file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes {@code overlays/<name>.yaml}. */
    public LibraryFolder overlay(String name, String spec) {
        return file("overlays/" + name + ".yaml", overlayText(name, spec));
    }

    /** The text of an overlay. */
    public static String overlayText(String name, String spec) {
        return """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: RecipeMetadata
            metadata:
              name: %s
            spec:
            """.formatted(name) + spec.indent(2);
    }

    /** Writes a registry of charts: each in version 1.0.0, and in a namespace named after it. */
    public LibraryFolder registry(String... names) {
        StringBuilder text = new StringBuilder("kind: ComponentRegistry\ncomponents:\n");
        for (String name : names) {
            text.append("""
                - name: %1$s
                  helm:
                    defaultRepository: https://charts.example/%1$s
                    defaultChart: example/%1$s
                    defaultVersion: 1.0.0
                    defaultNamespace: %1$s-system
                """.formatted(name));
        }
        return file("registry.yaml", text.toString());
    }

    public DirectoryFiles files() {
        return DirectoryFiles.of(root, "--library");
    }

    /** The library; any notice fails the test. */
    public RecipeLibrary open() {
        return new RecipeLibrary(files(), notice -> {
            throw new AssertionError(notice);
        });
    }
}
