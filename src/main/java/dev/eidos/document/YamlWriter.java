package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes nodes as block-style YAML that YAML 1.1 and 1.2 readers understand alike. */
public final class YamlWriter {
    private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

    private final Emitter emitter;

    private YamlWriter(Text out) {
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1024)
                .build();
        this.emitter = new Emitter(settings, out);
    }

    public static String write(Node node) {
        var out = new Text(new StringBuilder(1 << 16));
        new YamlWriter(out).document(node);
        return out.text.toString();
    }

    private void document(Node node) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        emit(node);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    private void emit(Node node) {
        switch (node) {
            case Node.Mapping mapping -> {
                FlowStyle style = mapping.entries().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
                emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
                mapping.entries().forEach((key, value) -> {
                    text(key);
                    emit(value);
                });
                emitter.emit(new MappingEndEvent());
            }
            case Node.Sequence sequence -> {
                FlowStyle style = sequence.items().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
                emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
                sequence.items().forEach(this::emit);
                emitter.emit(new SequenceEndEvent());
            }
            case Node.Scalar scalar -> scalar(scalar.value());
        }
    }

    private void scalar(@Nullable Reading value) {
        switch (value) {
            case null -> plain("null");
            case Reading.Text(String text) -> text(text);
            case Reading.Whole whole -> plain(whole.asText());
            case Reading.Decimal decimal -> plain(decimal.asText());
            case Reading.Flag flag -> plain(flag.asText());
        }
    }

    private void text(String text) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), IMPLICIT, text, style(text)));
    }

    private void plain(String value) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), IMPLICIT, value, ScalarStyle.PLAIN));
    }

    private static ScalarStyle style(String text) {
        if (YamlScalars.plainIsSafe(text)) {
            return ScalarStyle.PLAIN;
        }
        boolean lines = text.indexOf('\n') >= 0;
        boolean printable = text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
        // A literal block cannot say leading blanks or an end without newline without markers that few people read.
        return lines && printable && text.endsWith("\n") && !text.startsWith(" ") && !text.startsWith("\n")
                ? ScalarStyle.LITERAL
                : ScalarStyle.DOUBLE_QUOTED;
    }

    private record Text(StringBuilder text) implements StreamDataWriter {
        @Override
        public void write(String str) {
            text.append(str);
        }

        @Override
        public void write(String str, int off, int len) {
            text.append(str, off, off + len);
        }
    }
}
