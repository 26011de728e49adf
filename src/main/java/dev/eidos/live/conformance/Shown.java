package dev.eidos.live.conformance;

import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import java.util.List;

/** What reading a cluster shows of a requirement. */
sealed interface Shown {
    /**
     * The cluster does what is required.
     *
     * @param evidence the objects that prove it
     */
    record Implemented(String evidence) implements Shown {}

    record Partly(String evidence, String lacking, String remedy) implements Shown {}

    record Not(String lacking, String remedy) implements Shown {}

    /** The cluster has nothing that it is about. */
    record Inapplicable(String why) implements Shown {}

    /** It may be so: only something that runs would show it. */
    record NotByReading(String why, String remedy) implements Shown {}

    /** It could not be read. */
    record Unread(List<Finding> why) implements Shown {}

    default CheckResult result(Requirement requirement) {
        String id = requirement.id();
        return switch (this) {
            case Implemented(String evidence) ->
                of(requirement, "implemented: " + evidence, List.of()).shownBy(evidence);
            case Partly(String evidence, String lacking, String remedy) ->
                of(requirement, "partly: " + evidence, List.of(Finding.failed(id, lacking, remedy)))
                        .shownBy(evidence);
            case Not(String lacking, String remedy) ->
                of(requirement, "not implemented", List.of(Finding.failed(id, lacking, remedy)));
            case Inapplicable(String why) ->
                new CheckResult(
                        Phase.CONFORMANCE,
                        id,
                        CheckResult.Status.INAPPLICABLE,
                        requirement.title(),
                        "not applicable: " + why,
                        List.of(),
                        List.of());
            case NotByReading(String why, String remedy) ->
                of(requirement, "not shown by reading alone", List.of(Finding.unknown(id, why, remedy)));
            case Unread(List<Finding> why) -> of(requirement, "could not be read", why);
        };
    }

    private static CheckResult of(Requirement requirement, String actual, List<Finding> findings) {
        return CheckResult.of(Phase.CONFORMANCE, requirement.id(), requirement.title(), actual, findings);
    }
}
