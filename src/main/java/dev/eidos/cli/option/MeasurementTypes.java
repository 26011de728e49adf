package dev.eidos.cli.option;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Measurement;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.List;

/** The types of measurement that a user names, in any case. */
public final class MeasurementTypes {
    /** In the order in which a snapshot has them. */
    public static final List<String> ALL = List.of(
            Measurement.OS,
            Measurement.SYSTEMD,
            Measurement.GPU,
            Measurement.HARDWARE,
            Measurement.K8S,
            Measurement.NODE_TOPOLOGY);

    private MeasurementTypes() {}

    /**
     * Reads types, each value one or several with commas between.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if one is none
     */
    public static List<String> parse(String flag, List<String> values) {
        List<String> named = new ArrayList<>();
        for (String value : values) {
            for (String word : value.split(",", -1)) {
                named.add(type(flag, word.strip()));
            }
        }
        return ALL.stream().filter(named::contains).toList();
    }

    private static String type(String flag, String word) {
        for (String type : ALL) {
            if (type.equalsIgnoreCase(word)) {
                return type;
            }
        }
        throw EidosException.of(ErrorCode.INVALID_INPUT, "not a type of measurement")
                .object(flag + " " + word)
                .suggestion("use one or more of " + String.join(", ", ALL) + Suggestions.question(word, ALL))
                .build();
    }
}
