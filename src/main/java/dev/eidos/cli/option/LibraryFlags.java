package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.LibraryLock;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.LayeredFiles;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The flags that choose the recipe library: the embedded one, with a directory over it, or a directory alone. */
public final class LibraryFlags {
    private LibraryFlags() {}

    public static void describe(CommandSpec spec) {
        spec.addOption(Flags.text("DIR", "Lay this recipe library over the embedded one.", "--data"));
        spec.addOption(Flags.text("DIR", "Use this recipe library alone.", "--library"));
    }

    public static LibraryFiles files(ParseResult options) {
        String data = options.matchedOptionValue("--data", null);
        String library = options.matchedOptionValue("--library", null);
        if (data != null && library != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "--data and --library exclude each other")
                    .suggestion("--data lays a directory over the embedded library, --library uses it alone")
                    .build();
        }
        if (library != null) {
            return DirectoryFiles.of(path("--library", library), "--library");
        }
        LibraryFiles embedded = EmbeddedFiles.open();
        return data == null ? embedded : new LayeredFiles(embedded, DirectoryFiles.of(path("--data", data), "--data"));
    }

    public static RecipeLibrary open(ParseResult options, Messages messages) {
        return new RecipeLibrary(files(options), messages::warn);
    }

    /** Warns if a recipe was made with another library, for commands that fill in values and write nothing. */
    public static void warnOfAnother(Recipe recipe, RecipeLibrary library, Messages messages) {
        LibraryLock made = recipe.library();
        if (made != null && !made.sha256().equals(library.lock().sha256())) {
            messages.warn("the recipe was made with another library, " + made.text() + ", and what follows is of "
                    + library.lock().text() + "; name the one that made it, or make the recipe anew");
        }
    }

    /** The directory that was named; null if the embedded library is used as it is. */
    public static @Nullable String named(ParseResult options) {
        String data = options.matchedOptionValue("--data", null);
        return data == null ? options.matchedOptionValue("--library", null) : data;
    }

    private static Path path(String flag, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a path")
                    .object(flag + " " + text)
                    .reason(e.getReason())
                    .build();
        }
    }
}
