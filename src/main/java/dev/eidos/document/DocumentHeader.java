package dev.eidos.document;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code apiVersion} and {@code kind} that every document of eidos begins with. */
public final class DocumentHeader {
    public static final String API_VERSION = "eidos.nvidia.com/v1alpha1";

    private DocumentHeader() {}

    /**
     * Holds a document against what is expected of it. Either field may be missing, as in documents written by hand; an
     * empty apiVersion is one that is missing.
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
        text(mapping, "kind")
                .filter(found -> !kinds.contains(capitalized(found)))
                .ifPresent(found -> {
                    throw invalid(name, "kind is " + found + ", expected " + kind, "pass a document of kind " + kind);
                });
        List<String> readable = KnownVersions.of(kind);
        text(mapping, "apiVersion")
                .filter(found -> !found.isEmpty() && !readable.contains(found))
                .ifPresent(found -> {
                    throw invalid(
                            name,
                            "apiVersion " + found + " is not known here",
                            "of a " + kind + " this version reads " + listed(readable));
                });
        return mapping;
    }

    /** The kind that a document says it is, as kinds are written today; empty if it does not say. */
    public static String kind(Value document) {
        return capitalized(document.text("kind"));
    }

    /** Returns whether a document says that it is AICR's, by one of the groups that this tool has had since. */
    public static boolean isOfAicr(Value document) {
        String version = document.text("apiVersion");
        return version.startsWith("aicr.run/") || version.startsWith("aicr.nvidia.com/");
    }

    /** AICR's kinds began with a small letter once: {@code recipeResult}. */
    private static String capitalized(String kind) {
        return kind.isEmpty() ? kind : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
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
