package dev.eidos.constraint;

/** The outcome of holding a value against a requirement. */
public enum Match {
    HOLDS,
    DOES_NOT_HOLD,
    /** The requirement asks for an order, and the value is no version and no number. */
    NOT_COMPARABLE
}
