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

    /** The same without what looks like a credential in words that come from the cluster. */
    Finding masked() {
        return new Finding(weight, object, CredentialMask.hideForms(reason), remedy);
    }
}
