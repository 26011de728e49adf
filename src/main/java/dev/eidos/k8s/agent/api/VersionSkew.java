package dev.eidos.k8s.agent.api;

import dev.eidos.measurement.Snapshot;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The difference between the version of the program that deploys an agent and that of the agent. Both are meant to be
 * of one release. Where they are not, a result that is sealed is taken, and the user told: a newer agent may write what
 * is not known here, and an older one lacks what is new.
 *
 * @param own of the program
 * @param agent of the agent, as its snapshot says
 */
public record VersionSkew(String own, String agent) {
    /** What a version looks like; whatever else an image says of itself is not repeated. */
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.+~-]{0,63}");

    /** The skew of an agent's snapshot; none if both are the same. */
    public static Optional<VersionSkew> of(String own, Snapshot snapshot) {
        String agent = Objects.requireNonNullElse(snapshot.metadata().version(), "");
        return own.equals(agent) ? Optional.empty() : Optional.of(new VersionSkew(own, agent));
    }

    /** What the user is told. */
    public String warning() {
        String version = VERSION.matcher(agent).matches() ? agent : "of a version that it does not say";
        return "the agent's image has eidos " + version + ", and this is " + own
                + ": facts may be missing, or unknown here; leave --image out, or name one of this version";
    }
}
