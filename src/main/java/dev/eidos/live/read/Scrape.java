package dev.eidos.live.read;

import java.util.List;

/** The answer of a pod that exports metrics, asked through the API server. */
public interface Scrape {
    /** The outcome of asking. */
    sealed interface Answer {
        /** The lines of its answer, the first thousands of them. */
        record Lines(List<String> lines) implements Answer {
            public Lines {
                lines = List.copyOf(lines);
            }
        }

        /** The API server does not let ask it. */
        record Forbidden(String said) implements Answer {}

        /** It did not answer, or not well. */
        record Nothing(String why) implements Answer {}
    }

    Answer metrics(String namespace, String pod, int port) throws InterruptedException;
}
