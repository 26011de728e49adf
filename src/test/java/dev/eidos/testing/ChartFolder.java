package dev.eidos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small chart in a folder, written as its author would write it. */
public record ChartFolder(Path root) {

    /** Begins the chart of a name in version 1.0.0, in a folder of charts. */
    public static ChartFolder of(Path charts, String name) {
        return new ChartFolder(charts.resolve(name))
                .file("Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n");
    }

    public ChartFolder file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes {@code templates/main.yaml}. */
    public ChartFolder template(String text) {
        return file("templates/main.yaml", text);
    }
}
