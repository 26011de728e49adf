package dev.eidos.live.assertion;

import java.util.ArrayList;
import java.util.List;

/**
 * The assertions of a file about a cluster.
 *
 * @param notRead what it asks besides, and reading objects cannot answer
 */
public record AssertFile(List<ObjectAssertion> assertions, List<NotRead> notRead) {
    /** That of a component of which no file says anything. */
    public static final AssertFile NONE = new AssertFile(List.of(), List.of());

    public AssertFile {
        assertions = List.copyOf(assertions);
        notRead = List.copyOf(notRead);
    }

    /** A file that cannot be used at all. */
    public static AssertFile unusable(String place, String reason) {
        return new AssertFile(List.of(), List.of(new NotRead(place, "", reason)));
    }

    public boolean isEmpty() {
        return assertions.isEmpty() && notRead.isEmpty();
    }

    /** All of two files. */
    public AssertFile and(AssertFile other) {
        List<ObjectAssertion> all = new ArrayList<>(assertions);
        all.addAll(other.assertions);
        List<NotRead> left = new ArrayList<>(notRead);
        left.addAll(other.notRead);
        return new AssertFile(all, left);
    }
}
