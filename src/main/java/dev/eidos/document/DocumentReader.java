package dev.eidos.document;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A reader of YAML or JSON, whichever the text is, and of TOML, which has to be asked for because nothing tells it from
 * YAML.
 */
public final class DocumentReader {
    static final String LONE_SURROGATE = "an escape stands for half of a character";

    private DocumentReader() {}

    /**
     * Reads one document, by {@link Dialect#CORE}.
     *
     * @param name the file or URL, for errors
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT}, naming line and column, if the text is malformed,
     *     empty or larger than is reasonable
     */
    public static Value read(String text, String name) {
        return read(text, name, Dialect.CORE);
    }

    /** As {@link #read}, by other rules. By those of Helm, a document that says nothing is null and no failure. */
    public static Value read(String text, String name, Dialect dialect) {
        checkLength(text, name);
        return looksLikeJson(text)
                ? TokenReader.json(text, name, Selection.ALL, dialect)
                : YamlReader.read(text, name, dialect);
    }

    /** As {@link #read}, of JSON of which only parts are wanted. */
    public static Value readJson(String text, String name, Selection wanted) {
        checkLength(text, name);
        return TokenReader.json(text, name, wanted, Dialect.CORE);
    }

    /**
     * As {@link #readJson(String, String, Selection)}, of UTF-8: bytes are read without being copied into a text first,
     * and of what is not wanted nothing is made, not even the names. A key that stands twice has its last value. Nodes
     * do not know where they stand.
     */
    public static Value readJson(byte[] utf8, String name, Selection wanted) {
        if (utf8.length > DocumentLimits.MAX_BYTES) {
            throw tooLarge(name, DocumentLimits.MAX_BYTES);
        }
        return TokenReader.json(utf8, name, wanted);
    }

    /**
     * As {@link #readJson(byte[], String, Selection)}, while it comes, so that it is never in memory as a whole.
     *
     * @param utf8 is bounded by who gives it
     * @throws IOException if it cannot be read to its end
     */
    public static Value readJson(InputStream utf8, String name, Selection wanted) throws IOException {
        return TokenReader.json(utf8, name, wanted);
    }

    /**
     * As {@link #read}, of JSON in which a key may stand more than once, as Go's {@code encoding/json} has it: the last
     * value counts, and of two objects the later one adds its keys to those of the other.
     *
     * @param repeated takes the keys that stand more than once in one object
     */
    public static Value readRepetitiveJson(String text, String name, Consumer<String> repeated) {
        checkLength(text, name);
        return TokenReader.repetitiveJson(text, name, repeated);
    }

    /** As {@link #read}, of TOML. An empty text is an empty mapping; nodes do not know where they stand. */
    public static Value readToml(String text, String name) {
        checkLength(text, name);
        return TokenReader.toml(text, name);
    }

    private static void checkLength(String text, String name) {
        if (text.length() > DocumentLimits.MAX_CHARACTERS) {
            throw tooLarge(name, DocumentLimits.MAX_CHARACTERS);
        }
    }

    private static EidosException tooLarge(String name, int most) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "document is too large")
                .object(name)
                .reason("more than " + (most >> 20) + " MiB")
                .build();
    }

    /** YAML's flow style also begins with a brace; as JSON is its strict form, trying JSON first would reject it. */
    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        String second = start.substring(1).stripLeading();
        return second.isEmpty() || "\"{[}]".indexOf(second.charAt(0)) >= 0;
    }

    /** Half of a pair that UTF-16 makes of a character beyond 65,535: no UTF-8 can say it. */
    static boolean hasLoneSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            // pairs are rare: nearly every text is looked at one character at a time, once
            if (Character.isSurrogate(text.charAt(at))) {
                return text.codePoints()
                        .anyMatch(character ->
                                character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
            }
        }
        return false;
    }

    static EidosException malformed(String format, String name, int line, int column, String problem) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "malformed " + format)
                .object(line > 0 ? name + ":" + line + ":" + column : name)
                .reason(problem)
                .build();
    }
}
