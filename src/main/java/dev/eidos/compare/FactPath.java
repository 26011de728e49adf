package dev.eidos.compare;

/**
 * A place for facts, the same on all nodes: {@code GPU.gpu-*.model} for each of several alike. One object for each in a
 * {@link Vocabulary}, numbered from 0.
 */
public final class FactPath {
    private final int id;
    private final String subtype;
    private final String key;
    private final FactKind kind;

    FactPath(int id, String subtype, String key, FactKind kind) {
        this.id = id;
        this.subtype = subtype;
        this.key = key;
        this.kind = kind;
    }

    public int id() {
        return id;
    }

    /** The type and the subtype, as in {@code OS.kernel}. */
    public String subtype() {
        return subtype;
    }

    public String key() {
        return key;
    }

    public FactKind kind() {
        return kind;
    }

    /** The whole path. */
    public String text() {
        return subtype + "." + key;
    }

    @Override
    public String toString() {
        return text();
    }
}
