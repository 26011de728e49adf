package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The specifications of the Container Device Interface, by file: {@code kind}, {@code cdiVersion} and how many devices.
 *
 * <p>Transient ones exist per container and say nothing about the machine; device plugins and DRA drivers write and
 * delete them all the time. CDI reads every file and gives a transient one its kind, an underscore and an id for a name
 * ({@code GenerateTransientSpecName}): an underscore alone, or one before a word such as {@code base}, says nothing.
 */
record CdiCollector(HostRoot host) implements Collector {
    /** CDI's default directories, the static one first (CNCF CDI specification, "CDI JSON Specification"). */
    private static final List<String> DIRECTORIES = List.of("/etc/cdi", "/var/run/cdi");

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return "cdi";
    }

    @Override
    public List<Subtype> collect() {
        Subtype.Builder subtype = Subtype.named(name());
        List<Gap> hidden = new ArrayList<>();
        boolean found = false;
        for (String directory : DIRECTORIES) {
            host.whyNotListed(directory).filter(WellKnown::mayBeThere).ifPresent(hidden::add);
            for (String name : host.list(directory)) {
                if (name.endsWith(".yaml") || name.endsWith(".json")) {
                    found |= put(subtype, directory + "/" + name, name);
                }
            }
        }
        hidden.forEach(subtype::gap);
        if (!found && hidden.isEmpty()) {
            subtype.gap(String.join(", ", DIRECTORIES), Gap.Reason.NotFound, "no CDI specifications");
        }
        return List.of(subtype.build());
    }

    /** Puts a specification; false if it is none of the machine's. */
    private boolean put(Subtype.Builder subtype, String file, String name) {
        return switch (ConfigRead.yamlOrJson(host, file)) {
            // gone since the directory was listed, as only those of containers go
            case ConfigRead.Unread(var gap) when name.indexOf('_') >= 0 && gap.reason() == Gap.Reason.NotFound -> false;
            case ConfigRead.Unread(var gap) -> {
                subtype.gap(gap);
                yield true;
            }
            case ConfigRead.Parsed(var spec) -> {
                boolean ours = !isTransient(name, spec.reading("kind"));
                if (ours) {
                    spec.putInto(subtype, file + ".kind", "kind");
                    spec.putInto(subtype, file + ".cdiVersion", "cdiVersion");
                    subtype.put(file + ".devices", spec.size("devices"));
                }
                yield ours;
            }
        };
    }

    /** Returns whether a file is named by its kind, with a dash for the slash, and an id of some container or claim. */
    private static boolean isTransient(String file, @Nullable Reading kind) {
        String start = kind == null ? "" : kind.asText().replace('/', '-') + "_";
        return kind != null
                && file.startsWith(start)
                && file.chars().skip(start.length()).anyMatch(Character::isDigit);
    }
}
