package dev.eidos.collector.systemd;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.Objects;
import java.util.function.BiFunction;

/** The outcome of reading a configuration file: its content, or why there is none. */
sealed interface ConfigRead {

    record Parsed(ConfigTree tree) implements ConfigRead {}

    record Unread(Gap gap) implements ConfigRead {}

    /** The content; when there is none, the subtype says why and nothing is set. */
    default ConfigTree orGapIn(Subtype.Builder subtype) {
        return switch (this) {
            case Parsed(var tree) -> tree;
            case Unread(var gap) -> {
                subtype.gap(gap);
                yield ConfigTree.EMPTY;
            }
        };
    }

    static ConfigRead toml(HostRoot host, String path) {
        return read(host, path, DocumentReader::readToml);
    }

    static ConfigRead yamlOrJson(HostRoot host, String path) {
        return read(host, path, DocumentReader::read);
    }

    private static ConfigRead read(HostRoot host, String path, BiFunction<String, String, Value> reader) {
        return switch (host.read(path)) {
            case HostRead.Unread(var gap) -> new Unread(gap);
            case HostRead.Content(var text) ->
                saysNothing(text) ? new Parsed(ConfigTree.EMPTY) : parse(path, text, reader);
        };
    }

    /** The reason of a failure quotes the file, which may hold credentials: only kind and place are kept. */
    private static ConfigRead parse(String path, String text, BiFunction<String, String, Value> reader) {
        try {
            return switch (reader.apply(text, path)) {
                case Value.Mapping table -> new Parsed(new ConfigTree(table.entries()));
                case Value.Scalar(var value, var _) when value == null -> new Parsed(ConfigTree.EMPTY);
                case Value other -> invalid(path, "is " + other.kind() + ", not a mapping");
            };
        } catch (EidosException e) {
            return invalid(Objects.requireNonNullElse(e.object(), path), e.what());
        }
    }

    private static ConfigRead invalid(String object, String message) {
        return new Unread(new Gap(object, Gap.Reason.Invalid, message));
    }

    /** No settings, as in a file of comments only, are settings too. */
    private static boolean saysNothing(String text) {
        return text.lines()
                .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
    }
}
