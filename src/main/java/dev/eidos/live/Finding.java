package dev.eidos.live;

import dev.eidos.redact.CredentialMask;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, or that could not be found out.
 *
 * @param weight whether it is known to be wrong
 * @param object what it is about: {@code deployments.apps/gpu-operator/gpu-operator}
 * @param reason what is wrong with it, and why
 * @param remedy what to do; null where nobody knows
 */
public record Finding(
        Weight weight,
        String object,
        String reason,
        @Nullable String remedy) {
    /** In characters: a condition of an object of the API may have a megabyte of words. */
    private static final int LONGEST = 4_000;

    private static final int MOST_LOOKED_AT = 4 * LONGEST;

    /** The meaning of a finding for its check. */
    public enum Weight {
        /** It is wrong. */
        FAILED,
        /** Nobody knows: it could not be read, or does not say. */
        UNKNOWN
    }

    public Finding {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(reason, "reason");
    }

    public static Finding failed(String object, String reason, @Nullable String remedy) {
        return new Finding(Weight.FAILED, object, reason, remedy);
    }

    public static Finding unknown(String object, String reason, @Nullable String remedy) {
        return new Finding(Weight.UNKNOWN, object, reason, remedy);
    }

    /**
     * The same without what looks like a credential in words that come from the cluster, and with no more of them than
     * one reads.
     */
    Finding masked() {
        // a credential that is cut would not be known by its form
        String hidden = CredentialMask.hideForms(begin(reason, MOST_LOOKED_AT));
        String shown = reason.length() <= LONGEST
                ? hidden
                : begin(hidden, LONGEST) + "… (of " + reason.length() + " characters)";
        return new Finding(weight, begin(object, LONGEST), shown, remedy == null ? null : begin(remedy, LONGEST));
    }

    private static String begin(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
