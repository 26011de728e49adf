package dev.eidos.document;

/** The limits beyond which a document is refused: far above what eidos writes, far below what does harm. */
public final class DocumentLimits {
    /** UTF-16 units of text. A snapshot of a 5,000-node cluster is about 3 MiB. */
    public static final int MAX_CHARACTERS = 32 << 20;

    /** Bytes of one answer of an API server, of which most is not read any further. */
    public static final int MAX_BYTES = 64 << 20;

    /** Levels of nesting. */
    static final int MAX_DEPTH = 100;

    /** A heap of 512 MiB holds as many, their texts and what is made of them. */
    static final int MAX_NODES = 1_000_000;

    private static final int FEW_NODES = 10_000;

    private DocumentLimits() {}

    /**
     * The number of values that a text of any format may stand for after every YAML alias is written out, so that nine
     * lines cannot become a billion: as many as it has characters, which without aliases no text exceeds; but at least
     * 10,000, and at most 1,000,000.
     */
    static int maxNodes(String text) {
        return Math.clamp(text.length(), FEW_NODES, MAX_NODES);
    }
}
