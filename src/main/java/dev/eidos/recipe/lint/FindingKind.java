package dev.eidos.recipe.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A kind of finding that a library may accept: those for which its charts are needed. */
public enum FindingKind {
    /** A value of the library that no template reads. */
    UNREAD_VALUE,
    /** A path of the registry, at which flags are put, that no template reads. */
    UNREAD_PATH,
    /** A value of another type than the chart's. */
    WRONG_TYPE,
    /** An image that a mirror does not have. */
    UNMOVED_IMAGE,
    /** A field that the definition of a custom resource does not have. */
    UNKNOWN_FIELD,
    /** Privileged pods in a namespace that does not say that it has them. */
    UNLABELLED_NAMESPACE;

    /** The word by which a library names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a word; null where there is none. */
    static @Nullable FindingKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FindingKind::word).toList();
    }
}
