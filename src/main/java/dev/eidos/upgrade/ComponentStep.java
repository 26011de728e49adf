package dev.eidos.upgrade;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The step of one component, as far as versions and places tell.
 *
 * @param rules what the registry knows of its upgrades
 */
record ComponentStep(ComponentRef was, ComponentRef now, UpgradeRules rules) {

    VersionStep kind() {
        return VersionStep.of(UpgradeCheck.version(was), UpgradeCheck.version(now));
    }

    List<UpgradeFinding> findings() {
        List<UpgradeFinding> findings = new ArrayList<>();
        if (!Objects.equals(was.namespace(), now.namespace())) {
            findings.add(UpgradeFinding.blocked(
                    now.name(),
                    "it moves from namespace " + was.namespace() + " to " + now.namespace()
                            + ", and Helm cannot move a release",
                    "uninstall it first, or keep its namespace"));
        }
        version(findings);
        if (!Objects.equals(was.chart(), now.chart()) || !Objects.equals(was.source(), now.source())) {
            findings.add(UpgradeFinding.hands(
                    now.name(),
                    "its chart moved: " + was.source() + " " + was.chart() + " -> " + now.source() + " " + now.chart(),
                    "see that the new place can be reached, and what its documentation says of upgrading"));
        }
        if (kind().isLarge()) {
            rules.pinned().forEach(path -> pinned(path, findings));
        }
        return findings;
    }

    private void version(List<UpgradeFinding> findings) {
        String name = now.name();
        String step = text();
        String notes = rules.notes() == null ? "read its release notes" : "read " + rules.notes();
        List<String> between = rules.between(UpgradeCheck.version(was), UpgradeCheck.version(now));
        if (!between.isEmpty()) {
            findings.add(UpgradeFinding.blocked(
                    name,
                    step + ": over " + String.join(", ", between) + ", and it is upgraded to the next release only",
                    "upgrade by way of " + (between.size() == 1 ? "it" : "each of them")));
            return;
        }
        switch (kind()) {
            case NONE, PATCH, MINOR -> {}
            case UNKNOWN ->
                findings.add(UpgradeFinding.hands(name, step + ": no versions that tell which is newer", "look at it"));
            case MAJOR, GAP -> {
                if (!rules.majorsInOneGo()) {
                    findings.add(
                            kind() == VersionStep.MAJOR
                                    ? UpgradeFinding.hands(name, step + ": another major version", notes)
                                    : UpgradeFinding.blocked(
                                            name,
                                            step + ": over a major version between",
                                            "upgrade by way of a version between"));
                } else if (rules.definitions()) {
                    findings.add(new UpgradeFinding(
                            name,
                            UpgradeFinding.Verdict.SAFE,
                            step
                                    + ": its major versions may be taken in one go, and the bundle applies the"
                                    + " definitions",
                            notes + ", for values of your own"));
                } else {
                    findings.add(
                            UpgradeFinding.hands(name, step + ": its definitions have to be applied before it", notes));
                }
            }
            case BACK ->
                findings.add(UpgradeFinding.blocked(
                        name,
                        step + ": it goes back, and definitions and stored objects do not",
                        "keep " + UpgradeCheck.version(was)));
        }
    }

    String text() {
        return UpgradeCheck.version(was) + " -> " + UpgradeCheck.version(now);
    }

    /** A version of what the component runs, which somebody has fixed, while the component itself moves. */
    private void pinned(String path, List<UpgradeFinding> findings) {
        String[] parts = path.split("[.]", -1);
        Value before = was.overrides().at(parts);
        Value after = now.overrides().at(parts);
        if (before != null && after != null && before.text().equals(after.text())) {
            findings.add(UpgradeFinding.hands(
                    now.name(),
                    path + " stays at " + after.text() + ", and it moves to " + UpgradeCheck.version(now),
                    "see that its documentation has that pair, or let it move, too"));
        }
    }
}
