package dev.eidos.error;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A sentence that names settings, before it is known what those are called where the sentence will be read.
 *
 * @param format of {@link String#format}, with {@code %s} for each setting; taken as it is where there are none
 */
record Wording(String format, List<Setting> settings) {

    String text(Function<Setting, String> name) {
        return settings.isEmpty()
                ? format
                : String.format(Locale.ROOT, format, settings.stream().map(name).toArray());
    }
}
