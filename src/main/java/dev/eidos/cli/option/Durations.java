package dev.eidos.cli.option;

import dev.eidos.text.GoDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of flags that are durations. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return GoDuration.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a duration: write it like 90s, 5m or 1h30m"));
    }
}
