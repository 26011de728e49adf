package dev.eidos.collector.systemd;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.toml.TomlFactory;

/** Builds trees from Jackson's token streams, without object mapping: JSON and TOML. */
final class JacksonTree {
    private final JsonParser parser;

    private JacksonTree(JsonParser parser) {
        this.parser = parser;
    }

    static ConfigTree ofJson(String text) throws MalformedConfigException {
        return parse(
                JsonFactory.builder()
                        .streamReadConstraints(limits())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                text);
    }

    static ConfigTree ofToml(String text) throws MalformedConfigException {
        return parse(TomlFactory.builder().streamReadConstraints(limits()).build(), text);
    }

    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(ConfigTree.MAX_DEPTH)
                .build();
    }

    private static ConfigTree parse(TokenStreamFactory language, String text) throws MalformedConfigException {
        try (JsonParser parser = language.createParser(ObjectReadContext.empty(), text)) {
            var tree = new JacksonTree(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedConfigException("not a table of settings", 1, 1);
            }
            return new ConfigTree(tree.object());
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            long line = at == null ? 1 : at.getLineNr();
            long column = at == null ? 1 : at.getColumnNr();
            throw new MalformedConfigException(problem(e), line, column);
        }
    }

    /** Jackson quotes what it met; the file may hold secrets, so only the kind of problem is kept. */
    private static String problem(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Duplicate") ? "duplicate key" : "syntax error";
    }

    private Map<String, Object> object() {
        Map<String, Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Object value = value(parser.nextToken());
            if (value != null) {
                entries.put(name, value);
            }
        }
        return entries;
    }

    private List<Object> array() {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object value = value(token);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> parser.isNaN() ? parser.getString() : (Object) parser.getDecimalValue();
            case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME -> null;
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> parser.getString();
        };
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() > 63 ? number.toString() : (Object) number.longValue();
    }
}
