package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.measurement.Gap;
import dev.eidos.process.Execution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gaps that are reported when nvidia-smi did not do what it should. */
final class SmiGaps {
    private static final int MAX_MESSAGE = 400;

    private SmiGaps() {}

    static Gap of(String object, Execution execution) {
        return switch (execution) {
            case Execution.Exited exited ->
                new Gap(object, Gap.Reason.Unavailable, "exit code " + exited.code() + said(exited));
            case Execution.NotStarted(var failure) ->
                new Gap(object, Gap.Reason.Failed, String.valueOf(failure.getMessage()));
            case Execution.TimedOut(var timeout) ->
                new Gap(object, Gap.Reason.Timeout, "not finished after " + timeout.toSeconds() + "s, stopped");
            case Execution.TooMuchOutput(int maxBytes) ->
                new Gap(object, Gap.Reason.Invalid, "more than " + maxBytes + " bytes of output");
        };
    }

    /** nvidia-smi ended, but not with the document that it was asked for. */
    static Gap unusable(String object, Execution.Exited exited, SmiLog log) {
        return exited.code() == 0 && log.gap() != null
                ? new Gap(object, log.gap().reason(), log.gap().message() + said(exited))
                : of(object, exited);
    }

    /**
     * GPUs that are attached and not in the log.
     *
     * @param lost nvidia-smi's own words about them
     */
    static Gap undescribed(String object, int count, SmiLog log, List<String> lost) {
        String words = lost.isEmpty() ? "" : ": " + String.join("; ", lost);
        String advice = log.gap() == null
                ? "; a GPU that fell off the bus needs a reboot"
                : "; its output could not be read to the end";
        return new Gap(
                object,
                Gap.Reason.Unavailable,
                "describes " + log.gpus().size() + " of " + count + " GPUs" + words + advice);
    }

    /** One GPU that is attached and not in the log. */
    static Gap lost(int index, @Nullable String words) {
        return new Gap(
                Gpu.name(index), Gap.Reason.Unavailable, words == null ? "nvidia-smi does not describe it" : words);
    }

    /** nvidia-smi's own words: from stderr, else from stdout, where it reports most failures. */
    private static String said(Execution.Exited exited) {
        String errors = oneLine(exited.errors());
        String words = errors.isEmpty() ? oneLine(exited.output()) : errors;
        return words.isEmpty() ? "" : ": " + words;
    }

    private static String oneLine(String text) {
        String stripped = text.strip();
        String start = stripped.substring(0, Math.min(MAX_MESSAGE, stripped.length()));
        return String.join(" ", start.lines().map(String::strip).toList());
    }
}
