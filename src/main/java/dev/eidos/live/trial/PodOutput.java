package dev.eidos.live.trial;

import java.util.List;

/** The output of pods, as far as it is wanted. */
public interface PodOutput {
    /** The last lines, without what looks like a credential; empty where they cannot be had. */
    List<String> lines(String namespace, String pod) throws InterruptedException;
}
