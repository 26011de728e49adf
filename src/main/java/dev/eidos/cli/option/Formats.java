package dev.eidos.cli.option;

import dev.eidos.document.Format;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code --format}. */
final class Formats implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
        return Format.of(text)
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Arrays.stream(Format.values()).map(Format::label).collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
    }
}
