package dev.eidos.k8s.agent.manifest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal of authorization: of what and to whom, read from the API server's own sentence. It is what a server says: a
 * name is taken only if it looks like one.
 *
 * @param user as the server names the caller
 */
public record Denial(String user, Grant.Rule rule) {
    private static final String ANONYMOUS = "system:anonymous";

    /** {@code pods "a" is forbidden: User "jo" cannot get resource "pods/log" in API group "" in the namespace "b"}. */
    private static final Pattern SENTENCE = Pattern.compile("(?:\"(?<name>[A-Za-z0-9.:_-]{0,253})\" is forbidden: )?"
            + "User \"(?<user>[^\"\\\\\\p{Cntrl}]{1,253})\" cannot (?<verb>[a-z]{1,63})"
            + " resource \"(?<resource>[a-z0-9./-]{1,253})\" in API group \"(?<group>[a-z0-9.-]{0,253})\""
            + "(?: in the namespace \"(?<namespace>[a-z0-9-]{1,63})\"| at the cluster scope)");

    /** None if the sentence is another, or if the caller is nobody: who is not logged in can be given nothing. */
    public static Optional<Denial> of(String message) {
        Matcher said = SENTENCE.matcher(message);
        if (!said.find() || orEmpty(said, "user").equals(ANONYMOUS)) {
            return Optional.empty();
        }
        return Optional.of(new Denial(
                orEmpty(said, "user"),
                new Grant.Rule(
                        orEmpty(said, "group"),
                        orEmpty(said, "resource"),
                        orEmpty(said, "verb"),
                        orEmpty(said, "namespace"),
                        orEmpty(said, "name"))));
    }

    private static String orEmpty(Matcher said, String group) {
        return Objects.requireNonNullElse(said.group(group), "");
    }

    /** What gives it. */
    public Grant grant() {
        return new Grant(Optional.of(user), List.of(rule));
    }
}
