package dev.eidos.k8s.syntax;

import dev.eidos.error.MalformedValue;
import java.util.Optional;

/**
 * A taint that does not keep the agent away (Toleration v1 core).
 *
 * @param key the taint's key
 * @param value the taint's value; none tolerates every value
 * @param effect the taint's effect; none tolerates every effect
 */
public record Toleration(String key, Optional<String> value, Optional<TaintEffect> effect) {
    private static final String FORM = "write key=value:effect, key:effect, key=value or key, such as"
            + " nvidia.com/gpu=present:NoSchedule; effects are NoSchedule, PreferNoSchedule and NoExecute";

    public Toleration {
        if (!LabelSyntax.isKey(key)) {
            throw invalid(key, "'" + key + "' is not a taint's key: " + LabelSyntax.KEY_FORM);
        }
        value.filter(text -> !LabelSyntax.isValue(text)).ifPresent(text -> {
            throw invalid(key + "=" + text, "'" + text + "' is not a taint's value: " + LabelSyntax.VALUE_FORM);
        });
    }

    /**
     * Reads {@code key=value:effect}, {@code key:effect}, {@code key=value} or {@code key}.
     *
     * @throws MalformedValue if it is none of these
     */
    public static Toleration parse(String text) {
        // Neither keys nor values can hold a colon.
        int colon = text.indexOf(':');
        String taint = colon < 0 ? text : text.substring(0, colon);
        Optional<TaintEffect> effect = colon < 0 ? Optional.empty() : Optional.of(effect(text, colon));
        int equals = taint.indexOf('=');
        return equals < 0
                ? new Toleration(taint, Optional.empty(), effect)
                : new Toleration(taint.substring(0, equals), Optional.of(taint.substring(equals + 1)), effect);
    }

    private static TaintEffect effect(String text, int colon) {
        String effect = text.substring(colon + 1);
        return TaintEffect.of(effect).orElseThrow(() -> invalid(text, "'" + effect + "' is not an effect"));
    }

    private static MalformedValue invalid(String text, String reason) {
        return new MalformedValue("not a toleration", text, reason, FORM);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return key
                + value.map(text -> "=" + text).orElse("")
                + effect.map(text -> ":" + text).orElse("");
    }
}
