package dev.eidos.document;

import dev.eidos.error.EidosException;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A reader of YAML that builds nodes from the parser's events rather than with its constructor: every node then knows
 * its line, tags cannot construct anything, and an alias costs one shared node however often it stands.
 */
final class YamlReader {
    /**
     * The library copies all that it has seen of a scalar whenever it takes another part of the text: in parts of its
     * own choice, a kilobyte, a scalar takes time by the square of its length.
     */
    private static final int PARTS = 16;

    private static final int LEAST_PART = 1 << 10;
    private static final int MOST_PART = 1 << 20;

    /** Of a scalar on one line the library keeps several copies, of four bytes for each character. */
    private static final int LONGEST_LINE = 4 << 20;

    private final String name;
    private final int maxNodes;
    private final Iterator<Event> events;
    private final Map<Anchor, Value> anchors = new HashMap<>();
    private final Map<Anchor, Integer> sizes = new HashMap<>();
    private Dialect dialect;
    private int depth;
    private int nodes;
    private Position last = Position.NONE;

    private YamlReader(String text, String name, Dialect dialect) {
        this.name = name;
        this.dialect = dialect;
        this.maxNodes = DocumentLimits.maxNodes(text);
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(DocumentLimits.MAX_CHARACTERS)
                .setBufferSize(Math.clamp(text.length() / PARTS, LEAST_PART, MOST_PART))
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    static Value read(String text, String name, Dialect dialect) {
        checkLines(text, name);
        try {
            return new YamlReader(text, name, dialect).document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw DocumentReader.malformed(
                    "YAML",
                    name,
                    mark.map(at -> at.getLine() + 1).orElse(0),
                    mark.map(at -> at.getColumn() + 1).orElse(0),
                    e.getProblem());
        } catch (YamlEngineException e) {
            throw DocumentReader.malformed("YAML", name, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    private static void checkLines(String text, String name) {
        int line = 1;
        for (int from = 0; from < text.length(); line++) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end;
            if (next - from > LONGEST_LINE) {
                throw DocumentReader.malformed(
                        "YAML", name, line, 1, "this line has more than " + (LONGEST_LINE >> 20) + " MiB");
            }
            from = next + 1;
        }
    }

    /** The library trips over some escapes that are cut off or stand for no character, and does not say where. */
    private Event next() {
        try {
            Event event = events.next();
            last = event.getEndMark()
                    .map(mark -> new Position(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(last);
            return event;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw DocumentReader.malformed(
                    "YAML",
                    name,
                    last.line(),
                    last.column(),
                    "what comes after this is no value, such as a bad escape");
        }
    }

    private Value document() {
        next(); // stream start
        if (next().getEventId() == Event.ID.StreamEnd) {
            if (dialect == Dialect.HELM) {
                return new Value.Scalar(null, Position.NONE);
            }
            throw DocumentReader.malformed("YAML", name, 0, 0, "the document is empty");
        }
        Value root = node(next());
        next(); // document end
        Event after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw malformed(after, "a second document begins here; one is expected");
        }
        return root;
    }

    private Value node(Event event) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        int before = nodes;
        count(event, 1);
        Value node = switch (event.getEventId()) {
            case MappingStart -> nested((MappingStartEvent) event, () -> mapping(event));
            case SequenceStart -> nested((SequenceStartEvent) event, () -> sequence(event));
            case Scalar -> scalar((ScalarEvent) event);
            case Alias, Comment, DocumentStart, DocumentEnd, MappingEnd, SequenceEnd, StreamStart, StreamEnd ->
                throw malformed(event, "unexpected " + event.getEventId());
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> {
            anchors.put(anchor, node);
            sizes.put(anchor, nodes - before);
        });
        return node;
    }

    private Value aliased(AliasEvent alias) {
        Value target = anchors.get(alias.getAlias());
        if (target == null) {
            throw malformed(alias, "alias *" + alias.getAlias() + " stands for nothing before it");
        }
        count(alias, sizes.getOrDefault(alias.getAlias(), 1));
        return target;
    }

    private void count(Event event, int more) {
        nodes += more;
        if (nodes > maxNodes) {
            throw malformed(event, "more than " + maxNodes + " values once aliases are written out");
        }
    }

    private Value nested(Event event, Supplier<Value> content) {
        if (++depth > DocumentLimits.MAX_DEPTH) {
            throw malformed(event, "nested deeper than " + DocumentLimits.MAX_DEPTH + " levels");
        }
        Value node = content.get();
        depth--;
        return node;
    }

    private Value mapping(Event start) {
        Map<String, Value> entries = new LinkedHashMap<>();
        Set<String> merged = new HashSet<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw malformed(event, "a key must be a single value");
            }
            check(key);
            if (dialect.merges() && HelmScalars.isMerge(key.getValue(), tag(key), key.isPlain())) {
                Map<String, Value> more = merged(node(next()), key);
                entries.putAll(more);
                merged.addAll(more.keySet());
                continue;
            }
            String text = key(key);
            if (entries.containsKey(text) && !merged.remove(text)) {
                throw malformed(event, "key '" + text + "' stands twice");
            }
            Dialect outer = dialect;
            dialect = outer.below(text);
            entries.put(text, node(next()));
            dialect = outer;
        }
        return new Value.Mapping(Collections.unmodifiableMap(entries), at(start));
    }

    /**
     * The entries that a merge key brings: those of one mapping, or of several, of which the first counts most. As
     * Helm's reader has it, what stands later in the mapping counts, be it merged or written (go.yaml.in/yaml/v2,
     * {@code decode.go}).
     */
    private Map<String, Value> merged(Value node, Event at) {
        return switch (node) {
            case Value.Mapping mapping -> mapping.entries();
            case Value.Sequence several
            when several.items().stream().allMatch(Value.Mapping.class::isInstance) -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                several.items().reversed().forEach(one -> entries.putAll(one.entries()));
                yield entries;
            }
            case Value.Sequence _, Value.Scalar _ -> throw malformed(at, "<< takes a mapping, or a list of mappings");
        };
    }

    private String key(ScalarEvent key) {
        if (dialect != Dialect.HELM) {
            return key.getValue();
        }
        try {
            return HelmScalars.key(key.getValue(), tag(key), key.isPlain());
        } catch (HelmScalars.RefusedException e) {
            throw malformed(key, String.valueOf(e.getMessage()));
        }
    }

    private Value sequence(Event start) {
        List<Value> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event));
        }
        return new Value.Sequence(Collections.unmodifiableList(items), at(start));
    }

    private Value scalar(ScalarEvent event) {
        check(event);
        return new Value.Scalar(reading(event), at(event));
    }

    private @Nullable Reading reading(ScalarEvent event) {
        if (!dialect.readsAsGo()) {
            return YamlScalars.resolve(event.getValue(), event.isPlain());
        }
        try {
            return HelmScalars.value(event.getValue(), tag(event), event.isPlain());
        } catch (HelmScalars.RefusedException e) {
            throw malformed(event, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String tag(ScalarEvent event) {
        return event.getTag().orElse(null);
    }

    private void check(ScalarEvent event) {
        if (DocumentReader.hasLoneSurrogate(event.getValue())) {
            throw malformed(event, DocumentReader.LONE_SURROGATE);
        }
    }

    private EidosException malformed(Event event, String problem) {
        Position at = at(event);
        return DocumentReader.malformed("YAML", name, at.line(), at.column(), problem);
    }

    private static Position at(Event event) {
        return event.getStartMark()
                .map(mark -> new Position(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Position.NONE);
    }
}
