package dev.eidos.cli.option;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import dev.eidos.file.InputFile;
import dev.eidos.file.SourceText;
import dev.eidos.redact.SitePatterns;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file in which a site says what is hidden in its snapshots: a pattern on each line, the name of a key or
 * {@code /expression/}. Empty lines and those that begin with {@code #} say nothing.
 */
public final class RedactionFile {
    private static final int MAX_CHARACTERS = 64 * 1024;

    private RedactionFile() {}

    /**
     * The patterns of a file, all of which can be used.
     *
     * @throws EidosException if it cannot be read, or a line is no pattern; the line itself is not shown, because what
     *     shall be hidden may be in it
     */
    public static List<String> read(String file) {
        SourceText source = new InputFile(path(file)).read();
        if (source.text().length() > MAX_CHARACTERS) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "too much for a file of patterns")
                    .object("--redact " + source.name())
                    .reason("it has more than " + MAX_CHARACTERS + " characters")
                    .suggestion("name a text file with one pattern on each line")
                    .build();
        }
        List<String> patterns = new ArrayList<>();
        int number = 0;
        for (String line : source.text().lines().toList()) {
            number++;
            String pattern = line.strip();
            if (pattern.isEmpty() || pattern.startsWith("#")) {
                continue;
            }
            patterns.add(pattern);
            try {
                // a file with too many of them is told of at the first one that is too much
                SitePatterns.parse(patterns.size() > SitePatterns.MAX_COUNT ? patterns : List.of(pattern));
            } catch (MalformedValue e) {
                throw e.at("--redact " + source.name() + ":" + number);
            }
        }
        return patterns;
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not the name of a file")
                    .object("--redact")
                    .reason(e.getReason())
                    .build();
        }
    }
}
