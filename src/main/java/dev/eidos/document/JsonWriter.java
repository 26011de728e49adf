package dev.eidos.document;

import dev.eidos.measurement.Reading;
import dev.eidos.text.TerminalControl;
import java.io.StringWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** A writer of nodes as JSON: two spaces of indent for people, one line for logs. */
public final class JsonWriter {
    private JsonWriter() {}

    /** Indented, with a newline at the end. */
    public static String write(Value node) {
        return generate(node, new Indented()) + "\n";
    }

    /** On one line, without a newline at the end. */
    public static String writeLine(Value node) {
        return generate(node, ObjectWriteContext.empty());
    }

    private static String generate(Value node, ObjectWriteContext context) {
        var out = new StringWriter(1 << 16);
        try (JsonGenerator json = new JsonFactory().createGenerator(context, out)) {
            emit(node, json);
        }
        return escaped(out.toString());
    }

    /** JSON has only C0 escaped. What else steers a terminal can be in its strings alone, and is escaped there, too. */
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder();
        int from = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c >= 0x7f && TerminalControl.is(c)) {
                escaped.append(json, from, i).append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                from = i + 1;
            }
        }
        return from == 0 ? json : escaped.append(json, from, json.length()).toString();
    }

    private static void emit(Value node, JsonGenerator json) {
        switch (node) {
            case Value.Mapping mapping -> {
                json.writeStartObject();
                mapping.entries().forEach((key, value) -> {
                    json.writeName(key);
                    emit(value, json);
                });
                json.writeEndObject();
            }
            case Value.Sequence sequence -> {
                json.writeStartArray();
                sequence.items().forEach(item -> emit(item, json));
                json.writeEndArray();
            }
            case Value.Scalar scalar -> emit(scalar.value(), json);
        }
    }

    private static void emit(@Nullable Reading value, JsonGenerator json) {
        switch (value) {
            case null -> json.writeNull();
            case Reading.Text(String text) -> json.writeString(text);
            case Reading.Whole(long number) -> json.writeNumber(number);
            case Reading.Decimal number -> json.writeNumber(number.asText());
            case Reading.Flag(boolean flag) -> json.writeBoolean(flag);
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter()
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withSeparators(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""));
        }
    }
}
