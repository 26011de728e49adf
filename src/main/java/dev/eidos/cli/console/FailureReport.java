package dev.eidos.cli.console;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.slf4j.LoggerFactory;

/** The end of a command that failed: says why, and gives the exit code. */
public final class FailureReport {
    private static final String OUT_OF_MEMORY =
            "it takes more memory or threads than eidos may have: at most 512 MiB, or half of what there is";

    private final Session session;

    public FailureReport(Session session) {
        this.session = session;
    }

    /** The words of a failure that is one of several, without what it happened to. */
    public static String words(RuntimeException failure) {
        return String.valueOf(
                failure instanceof EidosException known
                        ? known.worded(FlagName::of).getMessage()
                        : failure.getMessage());
    }

    public int print(EidosException failure) {
        if (session.debug()) {
            LoggerFactory.getLogger(FailureReport.class)
                    .debug("exit {}", failure.code().exitCode(), failure);
        }
        new Messages(session).error(failure.worded(FlagName::of));
        return failure.code().exitCode();
    }

    /**
     * Reports a failure that was not meant for users, which is a bug of ours. The stack trace belongs in the report of
     * it.
     */
    public int printBug(Throwable bug) {
        for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OutOfMemoryError _ -> {
                    return print(exhausted(OUT_OF_MEMORY, bug));
                }
                case LinkageError linkage -> throw linkage;
                case StackOverflowError _ -> {
                    return print(exhausted("something in the input is nested too deeply", bug));
                }
                default -> {}
            }
        }
        EidosException failure = EidosException.of(ErrorCode.INTERNAL, "a bug in eidos")
                .reason(bug.getClass().getSimpleName() + place(bug))
                .suggestion("run again with --debug and report what it prints")
                .cause(bug)
                .build();
        return print(failure);
    }

    /** The place that threw it, as far as it is ours. The exception's own words may be of the input. */
    private static String place(Throwable bug) {
        for (StackTraceElement frame : bug.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.eidos.")) {
                return " in " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    /** A last resort: what is read has limits of its own, which say what is too large. */
    private static EidosException exhausted(String reason, Throwable cause) {
        return EidosException.of(ErrorCode.FAILED, "too large to work on")
                .reason(reason)
                .suggestion("give it less: a smaller document, or fewer of them")
                .cause(cause)
                .build();
    }
}
