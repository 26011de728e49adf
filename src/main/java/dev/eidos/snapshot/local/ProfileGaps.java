package dev.eidos.snapshot.local;

import dev.eidos.collector.Collector;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;

/** The gaps that an agent's profile causes: the snapshot has them instead of "there is none". */
record ProfileGaps(Profile profile) {

    /** The profile that a pod's environment tells; a process that nobody told sees what it sees. */
    static ProfileGaps of(Map<String, String> environment) {
        return new ProfileGaps(
                Profile.of(environment.getOrDefault("EIDOS_PROFILE", "")).orElse(Profile.PRIVILEGED));
    }

    /** Those that can work, and a stand-in for every other one. */
    List<Collector> ofNode(List<Collector> collectors) {
        return switch (profile) {
            case PRIVILEGED, NODE -> collectors;
            case RESTRICTED -> collectors.stream().<Collector>map(this::unseen).toList();
        };
    }

    private Unseen unseen(Collector collector) {
        String object = collector.type() + "." + collector.name();
        Gap gap = new Gap(
                object, Gap.Reason.Forbidden, "the profile '" + profile.label() + "' reads only the API server");
        return new Unseen(collector.type(), Subtype.missing(collector.name(), gap));
    }

    private record Unseen(String type, Subtype missing) implements Collector {
        @Override
        public String name() {
            return missing.name();
        }

        @Override
        public List<Subtype> collect() {
            return List.of(missing);
        }
    }

    /** A path that is not mounted looks as if it were not there; the reader must be told which of both it is. */
    List<Measurement> explained(List<Measurement> measurements) {
        return switch (profile) {
            case PRIVILEGED, RESTRICTED -> measurements;
            case NODE ->
                measurements.stream()
                        .map(measurement -> new Measurement(
                                measurement.type(),
                                measurement.subtypes().stream()
                                        .map(this::explained)
                                        .toList()))
                        .toList();
        };
    }

    private Subtype explained(Subtype subtype) {
        return subtype.with(
                subtype.data(), subtype.gaps().stream().map(this::explained).toList());
    }

    private Gap explained(Gap gap) {
        boolean unmounted =
                gap.reason() == Gap.Reason.NotFound && gap.object().startsWith("/") && !profile.sees(gap.object());
        return unmounted
                ? new Gap(gap.object(), Gap.Reason.Forbidden, "the profile '" + profile.label() + "' does not mount it")
                : gap;
    }
}
