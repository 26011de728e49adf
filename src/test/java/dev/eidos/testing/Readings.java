package dev.eidos.testing;

import dev.eidos.measurement.Subtype;
import java.util.LinkedHashMap;
import java.util.Map;

/** A subtype's readings as text, which is how assertions read best. */
public final class Readings {
    private Readings() {}

    public static Map<String, String> of(Subtype subtype) {
        Map<String, String> texts = new LinkedHashMap<>();
        subtype.data().forEach((key, reading) -> texts.put(key, reading.asText()));
        return texts;
    }
}
