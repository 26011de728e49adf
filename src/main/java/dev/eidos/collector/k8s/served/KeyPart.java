package dev.eidos.collector.k8s.served;

import dev.eidos.document.Value;
import dev.eidos.redact.CredentialMask;

/** A name that somebody gave to an object, as a part of a key: what follows it must not hide what it holds. */
public final class KeyPart {
    private KeyPart() {}

    /** The name without its secrets. */
    public static String of(String name) {
        return CredentialMask.hide(name);
    }

    /** {@code namespace/name} of an object, without their secrets. */
    public static String of(Value object) {
        return of(object.text("metadata", "namespace")) + "/" + of(object.text("metadata", "name"));
    }
}
