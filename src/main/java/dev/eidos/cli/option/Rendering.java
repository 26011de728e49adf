package dev.eidos.cli.option;

import dev.eidos.document.Format;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import java.util.function.Supplier;

/** A command's result in each of the formats in which it can be written; only the one that is asked for is made. */
public interface Rendering {
    String yaml();

    String json();

    /**
     * The result as a table for people.
     *
     * @param width columns of the terminal
     */
    String table(int width, boolean colour);

    /** The document, and how it is drawn. */
    static Rendering of(Supplier<Value> document, Table table) {
        return new Rendering() {
            @Override
            public String yaml() {
                return YamlWriter.write(document.get());
            }

            @Override
            public String json() {
                return JsonWriter.write(document.get());
            }

            @Override
            public String table(int width, boolean colour) {
                return table.draw(width, colour);
            }
        };
    }

    /** What it holds in a few words, such as {@code 14 components}; empty if its size says enough. */
    default String content() {
        return "";
    }

    /** The same, of which is said what it holds. */
    default Rendering holding(String content) {
        Rendering same = this;
        return new Rendering() {
            @Override
            public String yaml() {
                return same.yaml();
            }

            @Override
            public String json() {
                return same.json();
            }

            @Override
            public String table(int width, boolean colour) {
                return same.table(width, colour);
            }

            @Override
            public String content() {
                return content;
            }
        };
    }

    default String text(Format format, int width, boolean colour) {
        return switch (format) {
            case YAML -> yaml();
            case JSON -> json();
            case TABLE -> table(width, colour);
        };
    }

    /** A way to draw a result as a table for people. */
    interface Table {
        String draw(int width, boolean colour);
    }
}
