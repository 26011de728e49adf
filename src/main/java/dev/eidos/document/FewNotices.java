package dev.eidos.document;

import java.util.function.Consumer;

/** The first notices about a document and, when it has been read, how many there were besides. */
public final class FewNotices implements Consumer<String>, AutoCloseable {
    /** More than one reads; a hostile document may give reason for a million. */
    private static final int MOST = 20;

    private final String name;
    private final Consumer<String> notices;
    private int count;

    public FewNotices(String name, Consumer<String> notices) {
        this.name = name;
        this.notices = notices;
    }

    @Override
    public void accept(String notice) {
        if (++count <= MOST) {
            notices.accept(notice);
        }
    }

    @Override
    public void close() {
        if (count > MOST) {
            notices.accept(name + ": " + (count - MOST) + " more like these");
        }
    }
}
