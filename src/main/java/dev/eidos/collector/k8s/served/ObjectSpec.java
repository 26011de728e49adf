package dev.eidos.collector.k8s.served;

import dev.eidos.document.Value;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specs of a kind's objects as readings, as many as a snapshot bears. */
public final class ObjectSpec {
    /** A hundred times a usual ClusterPolicy, and little beside a result's 1 MiB. */
    private static final int MAX_SETTINGS = 5_000;

    private static final int MAX_CHARACTERS = 256 * 1024;

    private final Subtype.Builder subtype;
    private int settings;
    private int characters;

    public ObjectSpec(Subtype.Builder subtype) {
        this.subtype = subtype;
    }

    /**
     * Adds every scalar of a spec. Of what is too much for one subtype the rest is a gap.
     *
     * @param prefix of the keys
     * @param object whose spec it is, for the gap: {@code clusterpolicies.nvidia.com/policy}
     */
    public void add(String prefix, String object, @Nullable Value spec) {
        Subtype.Builder flat = Subtype.named("spec");
        new FlattenedSpec(prefix).addTo(flat, spec);
        Map<String, Reading> all = flat.build().data();
        int left = all.size();
        for (Map.Entry<String, Reading> setting : all.entrySet()) {
            settings++;
            characters +=
                    setting.getKey().length() + setting.getValue().asText().length();
            if (settings > MAX_SETTINGS || characters > MAX_CHARACTERS) {
                subtype.gap(
                        object,
                        Gap.Reason.Invalid,
                        "the spec is larger than is reasonable: " + left + " of its " + all.size()
                                + " settings are left out");
                settings = MAX_SETTINGS;
                characters = MAX_CHARACTERS;
                return;
            }
            subtype.put(setting.getKey(), setting.getValue());
            left--;
        }
    }
}
