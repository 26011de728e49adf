package dev.eidos.upgrade;

import dev.eidos.bundle.Installation;
import dev.eidos.document.Value;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows of a component's upgrades.
 *
 * @param majorsInOneGo whether a major version may be left out on the way to another
 * @param releases the releases that are taken one after the other, as the first numbers of versions, in order
 * @param notes where its authors say what an upgrade takes; null if the registry does not say
 * @param pinned values that name versions of what it runs
 * @param definitions whether bundles bring its definitions up to date
 * @param partners components that move together with it
 * @param needs what other components must be
 */
record UpgradeRules(
        boolean majorsInOneGo,
        List<String> releases,
        @Nullable String notes,
        List<String> pinned,
        boolean definitions,
        List<Partner> partners,
        List<Need> needs) {
    private static final UpgradeRules NONE =
            new UpgradeRules(false, List.of(), null, List.of(), false, List.of(), List.of());

    /**
     * A component that moves together with another.
     *
     * @param since the version of that other one from which on it is so; null for any
     * @param reason as a clause
     */
    record Partner(String component, @Nullable String since, String reason) {
        private static final String USUAL = "each needs the other's version";

        static Partner of(Value entry) {
            String name = entry.text("component");
            if (name.isEmpty()) {
                return new Partner(entry.text(), null, USUAL);
            }
            String since = entry.text("since");
            String reason = entry.text("reason");
            return new Partner(name, since.isEmpty() ? null : since, reason.isEmpty() ? USUAL : reason);
        }

        /** Returns whether it is so from this version on. */
        boolean appliesTo(String version) {
            return since == null
                    || switch (VersionStep.of(since, version)) {
                        case NONE, PATCH, MINOR, MAJOR, GAP, UNKNOWN -> true;
                        case BACK -> false;
                    };
        }
    }

    /**
     * A version that another component must have.
     *
     * @param from the version of this component from which on it is so, until another need of the same component
     * @param range of the other's versions
     */
    record Need(String component, String from, String range) {
        static Need of(Value entry) {
            return new Need(entry.text("component"), entry.text("from"), entry.text("version"));
        }

        /** Returns whether it is so in this version, as far as it alone says. */
        private boolean isBefore(String version) {
            return switch (VersionStep.of(from, version)) {
                case NONE, PATCH, MINOR, MAJOR, GAP -> true;
                case BACK, UNKNOWN -> false;
            };
        }
    }

    /** The releases that lie between two versions; empty if none does, or one of the two is of no known release. */
    List<String> between(String from, String to) {
        int start = release(from);
        int end = release(to);
        return start < 0 || end <= start ? List.of() : releases.subList(start + 1, end);
    }

    private int release(String version) {
        String plain = version.startsWith("v") ? version.substring(1) : version;
        for (int i = 0; i < releases.size(); i++) {
            if (plain.startsWith(releases.get(i) + ".")) {
                return i;
            }
        }
        return -1;
    }

    /** The needs of a version: of each other component the one that came last. */
    Collection<Need> needs(String version) {
        Map<String, Need> last = new LinkedHashMap<>();
        needs.stream().filter(need -> need.isBefore(version)).forEach(need -> last.put(need.component(), need));
        return last.values();
    }

    static UpgradeRules of(@Nullable RegisteredComponent component) {
        if (component == null) {
            return NONE;
        }
        Value.Mapping entry = component.document();
        List<Partner> partners = new ArrayList<>();
        entry.items("movesWith").forEach(one -> partners.add(Partner.of(one)));
        String notes = entry.text("upgrades", "notes");
        return new UpgradeRules(
                entry.text("upgrades", "majorsInOneGo").equals("true"),
                entry.items("upgrades", "releases").stream().map(Value::text).toList(),
                notes.isEmpty() ? null : notes,
                entry.items("upgrades", "pinned").stream().map(Value::text).toList(),
                Installation.of(component).upgradesDefinitions(),
                partners,
                entry.items("upgrades", "needs").stream().map(Need::of).toList());
    }
}
