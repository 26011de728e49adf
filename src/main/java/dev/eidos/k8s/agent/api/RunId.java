package dev.eidos.k8s.agent.api;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The id that tells one run from all others: the second in UTC at which it began, and six random characters.
 *
 * @param value {@code yyyyMMdd-HHmmss-xxxxxx}: sorts by time, and fits into names and labels of Kubernetes
 */
public record RunId(String value) {
    /** None of these is in any number or date, so that YAML writes every id without quotes. */
    private static final String FIRST = "acdfghijklmnpqrsuvwy";

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM = 6;
    private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}-[a-z0-9]{" + RANDOM + "}");

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a run id")
                    .object(value)
                    .suggestion("a run id looks like 20261122-234310-a1b2c3")
                    .build();
        }
    }

    public static RunId next(Clock clock, RandomGenerator random) {
        // such as 2026-11-22T23:43:10Z
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var id = new StringBuilder(time.replace("-", "").replace(":", "").replace("T", "-"));
        id.setCharAt(id.length() - 1, '-');
        id.append(FIRST.charAt(random.nextInt(FIRST.length())));
        for (int i = 1; i < RANDOM; i++) {
            id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return new RunId(id.toString());
    }

    /** A Job's name that no other run has. */
    public String jobName() {
        return "eidos-" + value;
    }

    /** The name of the ConfigMap that the agent writes when the user named none. */
    public String resultName() {
        return "eidos-snapshot-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
