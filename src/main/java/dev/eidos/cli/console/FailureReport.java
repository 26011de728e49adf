package dev.eidos.cli.console;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.slf4j.LoggerFactory;

/** The end of a command that failed: says why, and gives the exit code. */
public final class FailureReport {
    private final Session session;

    public FailureReport(Session session) {
        this.session = session;
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
        EidosException failure = EidosException.of(ErrorCode.INTERNAL, "a bug in eidos")
                .reason(bug.toString())
                .suggestion("run again with --debug and report what it prints")
                .cause(bug)
                .build();
        return print(failure);
    }
}
