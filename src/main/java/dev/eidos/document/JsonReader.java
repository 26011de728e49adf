package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.Collections;
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
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Builds nodes from Jackson's token stream. */
final class JsonReader {
    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Node read(String text, String name) {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DocumentLimits.MAX_DEPTH)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Node root = new JsonReader(parser).node();
            if (parser.nextToken() != null) {
                Position at = position(parser.currentTokenLocation());
                throw DocumentReader.malformed(
                        "JSON", name, at.line(), at.column(), "text after the end of the document");
            }
            return root;
        } catch (JacksonException e) {
            Position at = position(e.getLocation());
            throw DocumentReader.malformed("JSON", name, at.line(), at.column(), e.getOriginalMessage());
        }
    }

    private Node node() {
        Position at = position(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> new Node.Scalar(Reading.of(parser.getString()), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Node.Scalar(YamlScalars.resolve(parser.getString(), true), at);
            case VALUE_TRUE -> new Node.Scalar(Reading.of(true), at);
            case VALUE_FALSE -> new Node.Scalar(Reading.of(false), at);
            case VALUE_NULL -> new Node.Scalar(null, at);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("token " + parser.currentToken());
        };
    }

    private Node object(Position at) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            parser.nextToken();
            entries.put(key, node());
        }
        return new Node.Mapping(Collections.unmodifiableMap(entries), at);
    }

    private Node array(Position at) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Node.Sequence(Collections.unmodifiableList(items), at);
    }

    private static Position position(@Nullable TokenStreamLocation location) {
        return location == null ? Position.NONE : new Position(location.getLineNr(), location.getColumnNr());
    }
}
