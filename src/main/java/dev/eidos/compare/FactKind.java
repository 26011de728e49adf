package dev.eidos.compare;

/** The meaning of a difference at a path. */
public enum FactKind {
    /** A difference. */
    STATE,
    /** Of another number: only a large difference is one. */
    APPROXIMATE,
    /** Nothing: it names the node or a part of it. */
    IDENTITY,
    /** Nothing: it differs on sound nodes. */
    NOISE
}
