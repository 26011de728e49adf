package dev.eidos.collector.systemd;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The outcome of reading a configuration file: its content, or why there is none. */
sealed interface ConfigRead {
    /** U+FEFF, which some editors put before a text. */
    String BYTE_ORDER_MARK = "\ufeff";

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

    /**
     * As the kubelet reads its configuration: with the flags and numbers of YAML 1.1, by the same library as Helm
     * (sigs.k8s.io/yaml).
     */
    static ConfigRead kubelet(HostRoot host, String path) {
        return read(host, path, (text, name) -> DocumentReader.read(text, name, Dialect.KUBELET));
    }

    /**
     * As Go's {@code encoding/json} reads, with no more than JSON.
     *
     * @param repeated takes the keys that stand more than once, of which the last counts
     */
    static ConfigRead json(HostRoot host, String path, Consumer<String> repeated) {
        return read(host, path, (text, name) -> DocumentReader.readRepetitiveJson(text, name, repeated));
    }

    private static ConfigRead read(HostRoot host, String path, BiFunction<String, String, Value> reader) {
        return switch (host.read(path)) {
            case HostRead.Unread(var gap) -> new Unread(gap);
            case HostRead.Content(var text) -> {
                // Docker's, CRI-O's and the kubelet's readers all pass over a byte order mark
                String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                yield saysNothing(marked) ? new Parsed(ConfigTree.EMPTY) : parse(path, marked, reader);
            }
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
