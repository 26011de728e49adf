package dev.eidos.live.workload;

/**
 * The reason for which a pod does not run as it shall.
 *
 * @param reason in one line
 * @param crashed the container whose last words would tell more; empty for none
 */
public record Trouble(String reason, String remedy, String crashed) {
    static Trouble of(String reason, String remedy) {
        return new Trouble(reason, remedy, "");
    }
}
