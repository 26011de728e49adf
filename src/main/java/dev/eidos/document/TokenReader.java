package dev.eidos.document;

import dev.eidos.error.EidosException;
import dev.eidos.measurement.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.toml.TomlFactory;

/** A reader of JSON and TOML from Jackson's token streams. */
final class TokenReader {
    private final JsonParser parser;
    private final String format;
    private final String name;
    private final int maxNodes;
    private final boolean placed;
    private Dialect dialect;
    private Consumer<String> repeated = _ -> {};
    private int depth;
    private int nodes;

    private TokenReader(JsonParser parser, String format, String name, int maxNodes, boolean placed, Dialect dialect) {
        this.parser = parser;
        this.format = format;
        this.name = name;
        this.maxNodes = maxNodes;
        this.placed = placed;
        this.dialect = dialect;
    }

    static Value json(String text, String name, Selection wanted, Dialect dialect) {
        return read(
                "JSON",
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(limits())
                        .build(),
                text,
                name,
                wanted,
                dialect);
    }

    /** Its tables of names are kept from answer to answer. */
    private static final class OfBytes {
        private static final TokenStreamFactory FACTORY =
                JsonFactory.builder().streamReadConstraints(limits()).build();
    }

    static Value json(byte[] utf8, String name, Selection wanted) {
        return unplaced(() -> OfBytes.FACTORY.createParser(ObjectReadContext.empty(), utf8), name, wanted);
    }

    /** @throws IOException that of the stream, as it came */
    static Value json(InputStream utf8, String name, Selection wanted) throws IOException {
        try {
            return unplaced(() -> OfBytes.FACTORY.createParser(ObjectReadContext.empty(), utf8), name, wanted);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /** A place for each of a hundred thousand values is a large part of the memory that they take. */
    private static Value unplaced(Supplier<JsonParser> tokens, String name, Selection wanted) {
        return read("JSON", tokens, DocumentLimits.MAX_NODES, false, name, wanted, Dialect.CORE, _ -> {});
    }

    static Value repetitiveJson(String text, String name, Consumer<String> repeated) {
        TokenStreamFactory factory =
                JsonFactory.builder().streamReadConstraints(limits()).build();
        return read("JSON", factory, text, name, Selection.ALL, Dialect.CORE, repeated);
    }

    static Value toml(String text, String name) {
        return read(
                "TOML",
                TomlFactory.builder().streamReadConstraints(limits()).build(),
                text,
                name,
                Selection.ALL,
                Dialect.CORE);
    }

    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DocumentLimits.MAX_DEPTH)
                // the length of a whole document is bounded before, and what a number is worth is asked elsewhere
                .maxStringLength(DocumentLimits.MAX_CHARACTERS)
                .maxNameLength(DocumentLimits.MAX_CHARACTERS)
                .maxNumberLength(DocumentLimits.MAX_CHARACTERS)
                .build();
    }

    private static Value read(
            String format, TokenStreamFactory factory, String text, String name, Selection wanted, Dialect dialect) {
        return read(format, factory, text, name, wanted, dialect, _ -> {});
    }

    private static Value read(
            String format,
            TokenStreamFactory factory,
            String text,
            String name,
            Selection wanted,
            Dialect dialect,
            Consumer<String> repeated) {
        return read(
                format,
                () -> factory.createParser(ObjectReadContext.empty(), text),
                DocumentLimits.maxNodes(text),
                true,
                name,
                wanted,
                dialect,
                repeated);
    }

    private static Value read(
            String format,
            Supplier<JsonParser> tokens,
            int maxNodes,
            boolean placed,
            String name,
            Selection wanted,
            Dialect dialect,
            Consumer<String> repeated) {
        try (JsonParser parser = tokens.get()) {
            if (parser.nextToken() == null) {
                throw DocumentReader.malformed(format, name, 0, 0, "the document is empty");
            }
            var reader = new TokenReader(parser, format, name, maxNodes, placed, dialect);
            reader.repeated = repeated;
            Value root = reader.node(wanted);
            if (parser.nextToken() != null) {
                Position at = position(parser.currentTokenLocation());
                throw DocumentReader.malformed(
                        format, name, at.line(), at.column(), "text after the end of the document");
            }
            return root;
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            Position at = position(e.getLocation());
            throw DocumentReader.malformed(format, name, at.line(), at.column(), e.getOriginalMessage());
        }
    }

    private Value node(Selection wanted) {
        Position at = placed ? position(parser.currentTokenLocation()) : Position.NONE;
        if (++nodes > maxNodes) {
            throw malformed(position(parser.currentTokenLocation()), "more than " + maxNodes + " values");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> nested(at, () -> object(at, wanted));
            case START_ARRAY -> nested(at, () -> array(at, wanted));
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> new Value.Scalar(Reading.of(text(parser.getString(), at)), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Value.Scalar(
                        dialect.readsAsGo()
                                ? HelmScalars.number(parser.getString())
                                : YamlScalars.resolve(parser.getString(), true),
                        at);
            case VALUE_TRUE -> new Value.Scalar(Reading.of(true), at);
            case VALUE_FALSE -> new Value.Scalar(Reading.of(false), at);
            case VALUE_NULL -> new Value.Scalar(null, at);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
                throw new IllegalStateException("token " + parser.currentToken());
        };
    }

    /** Counted here, too: TOML's dotted keys nest without a bracket that the parser would count. */
    private Value nested(Position at, Supplier<Value> content) {
        if (++depth > DocumentLimits.MAX_DEPTH) {
            throw malformed(at, "nested deeper than " + DocumentLimits.MAX_DEPTH + " levels");
        }
        Value node = content.get();
        depth--;
        return node;
    }

    private Value object(Position at, Selection wanted) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            Selection part = wanted.part(key);
            parser.nextToken();
            if (part == null) {
                parser.skipChildren();
            } else {
                Dialect outer = dialect;
                dialect = outer.below(key);
                Value value = node(part);
                dialect = outer;
                Value before = entries.put(text(key, at), value);
                if (before != null) {
                    repeated.accept(key);
                    entries.put(key, together(before, value));
                }
            }
        }
        return new Value.Mapping(Collections.unmodifiableMap(entries), at);
    }

    /** What a key holds that stands twice: only tables grow, by the keys of the later one. */
    private static Value together(Value before, Value later) {
        if (!(before instanceof Value.Mapping one) || !(later instanceof Value.Mapping other)) {
            return later;
        }
        Map<String, Value> both = new LinkedHashMap<>(one.entries());
        both.putAll(other.entries());
        return new Value.Mapping(Collections.unmodifiableMap(both), other.at());
    }

    private Value array(Position at, Selection wanted) {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(wanted));
        }
        return new Value.Sequence(Collections.unmodifiableList(items), at);
    }

    private String text(String text, Position at) {
        if (DocumentReader.hasLoneSurrogate(text)) {
            throw malformed(at, DocumentReader.LONE_SURROGATE);
        }
        return text;
    }

    private EidosException malformed(Position at, String problem) {
        return DocumentReader.malformed(format, name, at.line(), at.column(), problem);
    }

    private static Position position(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? Position.NONE
                : new Position(location.getLineNr(), location.getColumnNr());
    }
}
