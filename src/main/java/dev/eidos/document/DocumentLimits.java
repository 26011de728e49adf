package dev.eidos.document;

/** How large a document may be before it is refused: far above what eidos writes, far below what hurts. */
final class DocumentLimits {
    /** UTF-16 units of text. A snapshot of a 5,000-node cluster is about 3 MiB. */
    static final int MAX_CHARACTERS = 32 << 20;

    /** Levels of nesting. */
    static final int MAX_DEPTH = 100;

    /** Nodes after every YAML alias is written out, so that nine lines cannot stand for a billion nodes. */
    static final int MAX_NODES = 2_000_000;

    private DocumentLimits() {}
}
