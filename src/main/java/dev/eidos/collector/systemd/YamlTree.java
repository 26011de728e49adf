package dev.eidos.collector.systemd;

import dev.eidos.collector.HostRoot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Builds trees from YAML's events. Events instead of the library's loader, so that depth has a limit and aliases, which
 * no configuration here needs, can blow up nothing.
 */
final class YamlTree {
    private final LoadSettings settings;
    private final Iterator<Event> events;

    private YamlTree(LoadSettings settings, String text) {
        this.settings = settings;
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The first document; an empty file has no settings, which is well-formed. */
    static ConfigTree of(String text) throws MalformedConfigException {
        var settings = LoadSettings.builder()
                .setCodePointLimit(HostRoot.MAX_FILE_BYTES)
                .build();
        try {
            return new YamlTree(settings, text).document();
        } catch (MarkedYamlEngineException e) {
            throw malformed("syntax error", e.getProblemMark());
        } catch (YamlEngineException e) {
            throw malformed("syntax error", Optional.empty());
        }
    }

    private ConfigTree document() throws MalformedConfigException {
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, Comment -> {}
                case MappingStart -> {
                    return new ConfigTree(mapping(1));
                }
                case StreamEnd, DocumentEnd -> {
                    return ConfigTree.EMPTY;
                }
                case Scalar, SequenceStart, SequenceEnd, MappingEnd, Alias -> {
                    if (event instanceof ScalarEvent scalar && scalar(scalar) == null) {
                        return ConfigTree.EMPTY;
                    }
                    throw malformed("not a table of settings", event.getStartMark());
                }
            }
        }
        return ConfigTree.EMPTY;
    }

    private Map<String, Object> mapping(int depth) throws MalformedConfigException {
        Map<String, Object> entries = new LinkedHashMap<>();
        while (true) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.MappingEnd) {
                return entries;
            }
            if (!(event instanceof ScalarEvent key)) {
                throw malformed("a key is not a scalar", event.getStartMark());
            }
            Object value = value(events.next(), depth);
            if (value != null && entries.put(key.getValue(), value) != null) {
                throw malformed("duplicate key", event.getStartMark());
            }
        }
    }

    private List<Object> sequence(int depth) throws MalformedConfigException {
        List<Object> values = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            Object value = value(event, depth);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object value(Event event, int depth) throws MalformedConfigException {
        if (depth > ConfigTree.MAX_DEPTH) {
            throw malformed("nested too deeply", event.getStartMark());
        }
        return switch (event.getEventId()) {
            case MappingStart -> mapping(depth + 1);
            case SequenceStart -> sequence(depth + 1);
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> throw malformed("aliases are not read", event.getStartMark());
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, MappingEnd, SequenceEnd, Comment -> null;
        };
    }

    private @Nullable Object scalar(ScalarEvent event) {
        String text = event.getValue();
        boolean plain = event.getImplicit().canOmitTagInPlainScalar();
        Tag tag = settings.getSchema().getScalarResolver().resolve(text, plain);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : text;
    }

    private static Object number(String text) {
        try {
            var number = new BigDecimal(text);
            return number.scale() == 0 && number.unscaledValue().bitLength() <= 63
                    ? (Object) number.longValueExact()
                    : number;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static MalformedConfigException malformed(String problem, Optional<Mark> mark) {
        long line = mark.map(Mark::getLine).orElse(0) + 1L;
        long column = mark.map(Mark::getColumn).orElse(0) + 1L;
        return new MalformedConfigException(problem, line, column);
    }
}
