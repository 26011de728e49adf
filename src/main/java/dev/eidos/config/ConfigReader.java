package dev.eidos.config;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Position;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reader of the configuration. Whoever writes it by hand wants to know of each slip, and where: what other
 * documents leave out with a notice is an error here.
 */
public final class ConfigReader {
    private static final String CONTEXTS = "contexts";

    private final DocumentFields fields;
    private final List<String> lines;

    private ConfigReader(SourceText source) {
        this.fields = new DocumentFields("configuration", source.name(), _ -> {});
        this.lines = source.text().lines().toList();
    }

    /**
     * Reads a configuration; an empty file is an empty one.
     *
     * @throws EidosException naming the line, if something in it is not what it must be
     */
    public static Configuration read(SourceText source) {
        boolean empty = source.text()
                .lines()
                .allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
        if (empty) {
            return new Configuration(source.name(), ConfigSection.NONE, Map.of());
        }
        return new ConfigReader(source).document(DocumentReader.read(source.text(), source.name()));
    }

    private Configuration document(Value document) {
        Map<String, ConfigSection> contexts = new LinkedHashMap<>();
        Value.Mapping all = fields.mapping(document);
        fields.mapping(all, CONTEXTS)
                .entries()
                .forEach((name, section) -> contexts.put(name, section(fields.mapping(section), true)));
        return new Configuration(fields.file(), section(all, false), contexts);
    }

    private ConfigSection section(Value.Mapping mapping, boolean ofContext) {
        Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
        mapping.entries().forEach((name, value) -> {
            if (!ofContext && name.equals(CONTEXTS)) {
                return;
            }
            ConfigKey key = ConfigKey.of(name)
                    .filter(known -> known.isOfContext() || !ofContext)
                    .orElseThrow(() -> unknown(name, value, ofContext));
            values.put(key, new ConfigValue(texts(key, mapping, value), place(name, value)));
        });
        return new ConfigSection(values);
    }

    private List<String> texts(ConfigKey key, Value.Mapping parent, Value value) {
        List<String> texts = key.isList()
                ? fields.texts(parent, key.label())
                : Optional.ofNullable(fields.optionalText(parent, key.label())).stream()
                        .toList();
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw fields.invalid(value, "'" + key.label() + "' is empty", "give it a value, or leave it out");
        }
        return texts;
    }

    private EidosException unknown(String name, Value value, boolean ofContext) {
        List<String> known = new ArrayList<>(ConfigKey.labels());
        known.remove(ofContext ? ConfigKey.CONTEXT.label() : "");
        if (!ofContext) {
            known.add(CONTEXTS);
        }
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a valid configuration")
                .object(place(name, value))
                .reason("field '" + name + "' is not known")
                .suggestion("use one of " + String.join(", ", known) + Suggestions.question(name, known))
                .build();
    }

    /** The line of the key: what is below it begins in a line of its own. */
    private String place(String name, Value value) {
        Position at = value.at();
        for (int line = Math.min(at.line(), lines.size()); line > 0; line--) {
            if (lines.get(line - 1).contains(name)) {
                return fields.file() + ":" + line;
            }
        }
        return fields.place(value);
    }
}
