package dev.eidos.live.read;

import java.util.List;

/** The last lines that a container wrote before it ended. */
public interface LogTail {
    /** Empty where there are none, or they cannot be had. */
    List<String> before(String namespace, String pod, String container) throws InterruptedException;
}
