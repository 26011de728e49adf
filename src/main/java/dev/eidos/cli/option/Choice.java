package dev.eidos.cli.option;

import dev.eidos.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** A word of a list that a user wrote. */
final class Choice {
    private Choice() {}

    static <T extends Enum<T>> T of(Class<T> type, String text) {
        List<String> labels = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        for (T one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(text)) {
                return one;
            }
        }
        throw new TypeConversionException("expected one of " + String.join(", ", labels) + ", not '" + text + "'"
                + Suggestions.question(text, labels));
    }
}
