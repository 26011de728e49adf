package dev.eidos.k8s.agent.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What authorization has refused to whom, read from the API server's own sentence. It is what a server says: a name is
 * taken only if it looks like one.
 *
 * @param user as the server names the caller
 */
public record Denial(String user, Grant.Rule rule) {
    private static final String ANONYMOUS = "system:anonymous";

    /** {@code pods "a" is forbidden: User "jo" cannot get resource "pods/log" in API group "" in the namespace "b"}. */
    private static final Pattern SENTENCE = Pattern.compile(
            "(?:\"(?<name>[A-Za-z0-9.:_-]{0,253})\" is forbidden: )?"
                    + "User \"(?<user>[^\"\\\\\\p{Cntrl}]{1,253})\" cannot (?<verb>[a-z]{1,63})"
                    + " resource \"(?<resource>[a-z0-9./-]{1,253})\" in API group \"(?<group>[a-z0-9.-]{0,253})\""
                    + "(?: in the namespace \"(?<namespace>[a-z0-9-]{1,63})\"| at the cluster scope)");

    /** None if the sentence is another, or if the caller is nobody: who is not logged in can be given nothing. */
    public static Optional<Denial> of(String message) {
        Matcher said = SENTENCE.matcher(message);
        if (!said.find() || said.group("user").equals(ANONYMOUS)) {
            return Optional.empty();
        }
        return Optional.of(new Denial(
                said.group("user"),
                new Grant.Rule(
                        said.group("group"),
                        said.group("resource"),
                        said.group("verb"),
                        orEmpty(said, "namespace"),
                        orEmpty(said, "name"))));
    }

    private static String orEmpty(Matcher said, String group) {
        String text = said.group(group);
        return text == null ? "" : text;
    }

    /** What gives it. */
    public Grant grant() {
        return new Grant(Optional.of(user), List.of(rule));
    }
}
