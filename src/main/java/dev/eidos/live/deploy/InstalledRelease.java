package dev.eidos.live.deploy;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A Helm release, or what an installer of charts made like one.
 *
 * @param charts that its objects say they are of, those of charts within it, too; by name
 */
public record InstalledRelease(String name, String namespace, SortedSet<ChartName> charts) {
    public InstalledRelease {
        charts = Collections.unmodifiableSortedSet(new TreeSet<>(charts));
    }
}
