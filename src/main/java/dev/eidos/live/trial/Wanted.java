package dev.eidos.live.trial;

import dev.eidos.constraint.Expectation;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that a recipe wants, {@code validation.performance.tests[]}.
 *
 * @param limit of the figure, from the phase's constraints; null for none
 * @param nodes that take part, each other than the next
 * @param gpus of each node
 * @param resources of each node besides, such as network devices
 * @param transport that the figure must be of; empty for any but TCP
 */
record Wanted(
        String id,
        @Nullable Expectation limit,
        String image,
        List<String> command,
        int nodes,
        int gpus,
        Map<String, String> resources,
        Optional<NcclOutput.Transport> transport) {
    private static final int MOST_NODES = 64;

    /** The measurement of a check; empty where the recipe does not say how it is made. */
    static Optional<Wanted> of(Value performance, String id) {
        for (Value test : performance.items("tests")) {
            if (test.text("name").equals(id)) {
                return Optional.of(read(performance, test, id));
            }
        }
        return Optional.empty();
    }

    private static Wanted read(Value performance, Value test, String id) {
        String image = test.text("image");
        if (image.isEmpty()) {
            throw malformed(id, "it names no image");
        }
        long nodes = test.number("nodes", 1);
        long gpus = test.number("gpus", 0);
        if (nodes < 1 || nodes > MOST_NODES || gpus < 0 || gpus > 1024) {
            throw malformed(id, "nodes are 1 to " + MOST_NODES + ", gpus 0 to 1024");
        }
        return new Wanted(
                id,
                limit(performance, id),
                image,
                test.items("command").stream().map(Value::text).toList(),
                (int) nodes,
                (int) gpus,
                new TreeMap<>(test.texts("resources")),
                transport(test.text("transport"), id));
    }

    private static @Nullable Expectation limit(Value performance, String id) {
        for (Value constraint : performance.items("constraints")) {
            if (constraint.text("name").equals(id)) {
                return Expectation.parse(constraint.text("value"));
            }
        }
        return null;
    }

    private static Optional<NcclOutput.Transport> transport(String text, String id) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "TCP" -> Optional.of(NcclOutput.Transport.TCP);
            case "IB", "ROCE", "RDMA" -> Optional.of(NcclOutput.Transport.IB);
            case "EFA" -> Optional.of(NcclOutput.Transport.EFA);
            default -> throw malformed(id, "transport is TCP, IB, RoCE or EFA, not " + text);
        };
    }

    private static EidosException malformed(String id, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the recipe's measurement cannot be used")
                .object("validation.performance.tests " + id)
                .reason(reason)
                .suggestion("correct it in the recipe; docs/validation.md has an example")
                .build();
    }
}
