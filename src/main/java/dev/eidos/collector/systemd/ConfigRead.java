package dev.eidos.collector.systemd;

import dev.eidos.collector.HostRead;
import dev.eidos.collector.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;

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
        return read(host, path, JacksonTree::ofToml);
    }

    /** JSON where it starts with a brace: as YAML it would mostly parse, too, but not with tabs. */
    static ConfigRead yamlOrJson(HostRoot host, String path) {
        return read(
                host, path, text -> text.stripLeading().startsWith("{") ? JacksonTree.ofJson(text) : YamlTree.of(text));
    }

    private static ConfigRead read(HostRoot host, String path, Parser parser) {
        return switch (host.read(path)) {
            case HostRead.Unread(var gap) -> new Unread(gap);
            case HostRead.Content(var text) -> {
                try {
                    yield new Parsed(parser.parse(text));
                } catch (MalformedConfigException e) {
                    yield new Unread(new Gap(path, Gap.Reason.Invalid, e.place()));
                }
            }
        };
    }

    /** One of the languages. */
    interface Parser {
        ConfigTree parse(String text) throws MalformedConfigException;
    }
}
