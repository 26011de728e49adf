package dev.eidos.document;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code apiVersion} and {@code kind} that every document of eidos begins with. */
public final class DocumentHeader {
    public static final String API_VERSION = "eidos.nvidia.com/v1alpha1";

    /** The first is written; the others are what AICR, a tool of the same design, writes. */
    private static final Set<String> READABLE = Set.of(API_VERSION, "aicr.nvidia.com/v1alpha1");

    private DocumentHeader() {}

    /**
     * Holds a document against what is expected of it. Either field may be missing, as in documents written by hand.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is another kind or version, or no mapping
     */
    public static Value.Mapping check(Value document, String kind, String name) {
        return check(document, kind, Set.of(kind), name);
    }

    /**
     * As {@link #check(Value, String, String)}, for a kind that goes by several names.
     *
     * @param kind the name for errors
     * @param kinds all names
     */
    public static Value.Mapping check(Value document, String kind, Set<String> kinds, String name) {
        if (!(document instanceof Value.Mapping mapping)) {
            throw invalid(name, "is " + document.kind() + ", not a " + kind, null);
        }
        text(mapping, "kind").filter(found -> !kinds.contains(found)).ifPresent(found -> {
            throw invalid(name, "kind is " + found + ", expected " + kind, "pass a document of kind " + kind);
        });
        text(mapping, "apiVersion").filter(found -> !READABLE.contains(found)).ifPresent(found -> {
            throw invalid(
                    name,
                    "apiVersion " + found + " is not known here",
                    "this version reads "
                            + String.join(" and ", READABLE.stream().sorted().toList()));
        });
        return mapping;
    }

    static Optional<String> text(Value.Mapping mapping, String key) {
        return mapping.get(key) instanceof Value.Scalar scalar && scalar.value() != null
                ? Optional.of(scalar.value().asText())
                : Optional.empty();
    }

    private static EidosException invalid(String name, String reason, @Nullable String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot use this document")
                .object(name)
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }
}
