package dev.eidos.k8s.agent.watch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reason for which an agent failed, in its own log. Whatever runs in that container writes it: one line is taken,
 * and not all of a long one.
 *
 * @param log the agent's last lines
 */
record AgentWords(List<String> log) {
    private static final String ERROR = "error: ";
    private static final int LONGEST = 300;

    /** The words of eidos, and those of other programs about the Service's name or address. */
    private static final Pattern UNREACHED = Pattern.compile("the API server (cannot be reached|does not answer)"
            + "|(?i:kubernetes\\.default).*(?i:timeout|timed out|refused|no route|unreachable|no such host)"
            + "|dial tcp .*(?i:timeout|timed out|refused|no route|unreachable)");

    /** The last line that eidos has written as its error; empty where there is none. */
    String error() {
        for (String line : log.reversed()) {
            if (line.startsWith(ERROR)) {
                return shortened(line.substring(ERROR.length()).strip());
            }
        }
        return "";
    }

    /**
     * The line that says that the pod could not reach the API server; a certificate that is wrong is another matter.
     */
    Optional<String> unreached() {
        return log.reversed().stream()
                .filter(line -> !AgentLog.isAbsent(line))
                .filter(line -> UNREACHED.matcher(line).find() && !line.contains("no secure connection"))
                .findFirst()
                .map(line -> shortened(line.startsWith(ERROR) ? line.substring(ERROR.length()) : line.strip()));
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
