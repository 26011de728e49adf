package dev.eidos.serializer;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Node;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads snapshots, those of other tools of this design too: measurement types that are not known here survive, fields
 * that are not known are reported and left out.
 */
public final class SnapshotReader {
    private final String name;
    private final Consumer<String> notices;

    private SnapshotReader(String name, Consumer<String> notices) {
        this.name = name;
        this.notices = notices;
    }

    /**
     * Reads a snapshot.
     *
     * @param text YAML or JSON
     * @param name the file or URL, for errors and notices
     * @param notices is told of each field that was left out
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is no snapshot; the error names the place
     */
    public static Snapshot read(String text, String name, Consumer<String> notices) {
        Node document = DocumentReader.read(text, name);
        return new SnapshotReader(name, notices).snapshot(DocumentHeader.check(document, SnapshotDocument.KIND, name));
    }

    private Snapshot snapshot(Node.Mapping document) {
        known(document, Set.of("apiVersion", "kind", "metadata", "measurements"));
        Node metadata = document.get("metadata");
        if (document.get("measurements") == null) {
            throw invalid(document, "it has no measurements");
        }
        return new Snapshot(
                metadata == null ? new SnapshotMetadata(null, null, null) : metadata(mapping(metadata)),
                each(document.get("measurements"), this::measurement));
    }

    private SnapshotMetadata metadata(Node.Mapping metadata) {
        known(metadata, Set.of("timestamp", "version", "source-node"));
        String timestamp = optionalText(metadata, "timestamp");
        try {
            return new SnapshotMetadata(
                    timestamp == null ? null : Instant.parse(timestamp),
                    optionalText(metadata, "version"),
                    optionalText(metadata, "source-node"));
        } catch (DateTimeParseException e) {
            throw invalid(metadata, "timestamp '" + timestamp + "' is not RFC 3339, as in 2026-11-22T22:10:41Z");
        }
    }

    private Measurement measurement(Node node) {
        Node.Mapping measurement = mapping(node);
        known(measurement, Set.of("type", "subtypes"));
        return new Measurement(text(measurement, "type"), each(measurement.get("subtypes"), this::subtype));
    }

    private Subtype subtype(Node node) {
        Node.Mapping document = mapping(node);
        known(document, Set.of("subtype", "name", "data", "notCollected"));
        String subtype = optionalText(document, "subtype");
        Subtype.Builder builder = Subtype.named(subtype == null ? text(document, "name") : subtype);
        Node data = document.get("data");
        if (data != null && !isNull(data)) {
            mapping(data).entries().forEach((key, value) -> data(builder, key, value));
        }
        each(document.get("notCollected"), this::gap).forEach(builder::gap);
        return builder.build();
    }

    private void data(Subtype.Builder builder, String key, Node value) {
        if (value instanceof Node.Scalar scalar) {
            builder.put(key, scalar.value() == null ? Reading.of("") : scalar.value());
        } else {
            notice(value, "'" + key + "' is " + value.kind() + ", not a single value");
        }
    }

    private Gap gap(Node node) {
        Node.Mapping gap = mapping(node);
        known(gap, Set.of("object", "reason", "message"));
        return new Gap(text(gap, "object"), reason(text(gap, "reason")), text(gap, "message"));
    }

    private static Gap.Reason reason(String name) {
        for (Gap.Reason reason : Gap.Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return Gap.Reason.Failed;
    }

    private void known(Node.Mapping mapping, Set<String> keys) {
        mapping.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                notice(value, "field '" + key + "' is not known");
            }
        });
    }

    private void notice(Node node, String what) {
        notices.accept(place(node) + ": " + what + "; left out");
    }

    private <T> List<T> each(@Nullable Node node, Function<Node, T> read) {
        return switch (node) {
            case null -> List.of();
            case Node.Sequence sequence -> sequence.items().stream().map(read).toList();
            case Node.Scalar scalar when scalar.value() == null -> List.of();
            case Node.Scalar scalar -> throw invalid(scalar, "expected a list, found " + scalar.kind());
            case Node.Mapping mapping -> throw invalid(mapping, "expected a list, found " + mapping.kind());
        };
    }

    private Node.Mapping mapping(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw invalid(node, "expected a mapping, found " + node.kind());
    }

    private String text(Node.Mapping mapping, String key) {
        String text = optionalText(mapping, key);
        if (text == null) {
            throw invalid(mapping, "'" + key + "' is missing");
        }
        return text;
    }

    private static @Nullable String optionalText(Node.Mapping mapping, String key) {
        return DocumentHeader.text(mapping, key).orElse(null);
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() == null;
    }

    private EidosException invalid(Node node, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a valid snapshot")
                .object(place(node))
                .reason(reason)
                .build();
    }

    private String place(Node node) {
        return node.at().line() == 0
                ? name
                : name + ":" + node.at().line() + ":" + node.at().column();
    }
}
