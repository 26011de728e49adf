package dev.eidos.redact;

import dev.eidos.measurement.AgentOrigin;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one door that everything captured passes before it is part of a measurement: keys, values and gaps. A collector
 * that knows more of its source, such as which texts are one command, hides what it knows before.
 *
 * @param patterns what a site hides besides
 */
public record Redaction(SitePatterns patterns) {
    /** Hides what is a credential anywhere. */
    public static final Redaction STANDARD = new Redaction(SitePatterns.NONE);

    /** Separate the parts of a key; the last one is the name of its value. */
    private static final String PARTS = "./";

    /** In the last part of a key that is data itself: a label, a taint, an image. */
    private static final String OF_DATA = "=:@*";

    /** A text without its secrets. */
    public String text(String text) {
        return patterns.hide(CredentialMask.hide(text, patterns.names()));
    }

    /** A subtype without its secrets; its own name is ours. */
    public Subtype of(Subtype subtype) {
        Map<String, Reading> shown = new LinkedHashMap<>();
        boolean aws = subtype.data().values().stream().anyMatch(Redaction::hasAccessKeyId);
        @Nullable String secretAt = null;
        for (Map.Entry<String, Reading> entry : subtype.data().entrySet()) {
            String key = entry.getKey();
            Reading given = entry.getValue();
            boolean announced = key.equals(secretAt);
            secretAt = announcesSecret(given) ? nextItem(key) : null;
            Reading value = announced && secretAt == null && !CredentialMask.isHarmless(given.asText())
                    ? Reading.of(CredentialMask.REDACTED)
                    : value(key, given, aws);
            shown.put(unused(text(key), shown), value);
        }
        List<Gap> gaps = subtype.gaps().stream().map(this::of).toList();
        return new Subtype(
                subtype.name(),
                shown(subtype.context()),
                shown,
                subtype.items().stream()
                        .map(item -> new Subtype.Item(shown(item.context()), shown(item.data())))
                        .toList(),
                gaps);
    }

    /** What no collector of ours gives, but another tool's snapshot may have. */
    private Map<String, Reading> shown(Map<String, Reading> readings) {
        Map<String, Reading> shown = new LinkedHashMap<>();
        readings.forEach((key, reading) -> shown.put(unused(text(key), shown), value(key, reading, false)));
        return shown;
    }

    /** A snapshot that was taken elsewhere, without its secrets. */
    public Snapshot of(Snapshot snapshot) {
        SnapshotMetadata metadata = snapshot.metadata();
        String node = metadata.sourceNode();
        List<Measurement> shown = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            shown.add(new Measurement(
                    measurement.type(),
                    measurement.subtypes().stream().map(this::of).toList()));
        }
        return new Snapshot(
                new SnapshotMetadata(
                        metadata.timestamp(),
                        metadata.version(),
                        node == null ? null : text(node),
                        of(metadata.cluster()),
                        of(metadata.agent())),
                shown);
    }

    /** A cluster without what a site hides; UIDs are nobody's secret. */
    public ClusterIdentity of(ClusterIdentity cluster) {
        return new ClusterIdentity(text(cluster.context()), text(cluster.server()), cluster.uid());
    }

    private AgentOrigin of(AgentOrigin agent) {
        String image = agent.image();
        return new AgentOrigin(agent.run(), agent.profile(), image == null ? null : text(image));
    }

    private Gap of(Gap gap) {
        return new Gap(text(gap.object()), gap.reason(), text(gap.message()));
    }

    private Reading value(String key, Reading given, boolean aws) {
        String name = nameIn(key);
        CredentialNames names = patterns.names();
        Reading hidden = switch (given) {
            case Reading.Text(String text)
            when isVariable(key, name) && !CredentialMask.isHarmless(text) && names.tellOfVariable(name) ->
                Reading.of(CredentialMask.REDACTED);
            case Reading.Text(String text)
            when name.isEmpty() -> {
                String shown = CredentialMask.hide(text, names);
                yield shown.equals(text) ? given : Reading.of(shown);
            }
            case Reading.Text _, Reading.Whole _, Reading.Decimal _, Reading.Flag _ ->
                CredentialMask.ofField(name, given, names);
        };
        if (!(hidden instanceof Reading.Text(String text))) {
            return patterns.hidesKey(key, name) ? Reading.of(CredentialMask.REDACTED) : hidden;
        }
        String shown = patterns.hidesKey(key, name)
                ? CredentialMask.REDACTED
                : patterns.hide(aws ? TokenForms.hideAwsSecrets(text) : text);
        return shown.equals(text) ? hidden : Reading.of(shown);
    }

    /** The last part of a key that is no number of an item; empty where the key is data. */
    private static String nameIn(String key) {
        int end = key.length();
        while (end > 0) {
            int start = end;
            while (start > 0 && PARTS.indexOf(key.charAt(start - 1)) < 0) {
                if (OF_DATA.indexOf(key.charAt(start - 1)) >= 0) {
                    return "";
                }
                start--;
            }
            if (!isNumber(key, start, end)) {
                return key.substring(start, end);
            }
            end = start - 1;
        }
        return "";
    }

    /** A plain {@code key} is as a rule a taint's or a label's; {@code KEY} and one in {@code env} are variables. */
    private static boolean isVariable(String key, String name) {
        return key.equals("KEY") || key.endsWith("env." + name);
    }

    private static boolean hasAccessKeyId(Reading value) {
        return value instanceof Reading.Text(String text) && TokenForms.hasAccessKeyId(text);
    }

    private boolean announcesSecret(Reading value) {
        return value instanceof Reading.Text(String text)
                && text.startsWith("-")
                && CommandWords.announcesSecret(text, patterns.names());
    }

    /** {@code args.4} after {@code args.3}; none if the key is that of no item. */
    private static @Nullable String nextItem(String key) {
        int dot = key.lastIndexOf('.');
        if (dot < 0 || !isNumber(key, dot + 1, key.length())) {
            return null;
        }
        return key.substring(0, dot + 1) + (Integer.parseInt(key.substring(dot + 1)) + 1);
    }

    private static boolean isNumber(String key, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Text.isDigit(key.charAt(i))) {
                return false;
            }
        }
        return to > from && to - from < 9;
    }

    /** Two keys that differ in what is hidden are two still. */
    private static String unused(String key, Map<String, Reading> taken) {
        String unused = key;
        for (int number = 2; taken.containsKey(unused); number++) {
            unused = key + " (" + number + ")";
        }
        return unused;
    }
}
