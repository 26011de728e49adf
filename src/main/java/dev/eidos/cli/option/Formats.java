package dev.eidos.cli.option;

import dev.eidos.document.Format;
import dev.eidos.text.Suggestions;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code --format}. */
final class Formats implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
        return Format.of(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", Format.labels())
                        + ", not '" + text + "'" + Suggestions.question(text, Format.labels())));
    }
}
