package dev.eidos.recipe.lint;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.library.LibraryFiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a library's file where its parts stand. The embedded library has none: it is read from an index.
 *
 * @param file as it is told
 * @param document what it holds; nothing if it cannot be read, which others tell
 */
record FilePlaces(String file, Value document) {

    static FilePlaces of(LibraryFiles files, String path) {
        return new FilePlaces(files.place(path), document(files, path));
    }

    private static Value document(LibraryFiles files, String path) {
        try {
            @Nullable Value document = files.document(path);
            return document == null ? Value.Mapping.EMPTY : document;
        } catch (EidosException e) {
            return Value.Mapping.EMPTY;
        }
    }

    /** The line of the value at a path, or of the last on the way to it that there is. */
    String at(String... path) {
        for (int length = path.length; length > 0; length--) {
            @Nullable Value found = document.at(Arrays.copyOf(path, length));
            if (found != null) {
                return line(found);
            }
        }
        return line(document);
    }

    /** The line of the item of a list that has a name, or is it. */
    String item(String name, String... list) {
        for (Value item : document.items(list)) {
            if (item.text("name").equals(name) || item.text().equals(name)) {
                return line(item);
            }
        }
        return at(list);
    }

    private String line(Value value) {
        return value.at().line() == 0 ? file : file + ":" + value.at().line();
    }
}
