package dev.eidos.recipe.lint;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The findings that a library's registry lists with reasons, under {@code acceptedFindings}. */
public final class AcceptedFindings {
    private static final String KEY = "acceptedFindings";

    private final List<AcceptedFinding> accepted = new ArrayList<>();
    private final List<LintFinding> faults = new ArrayList<>();

    private AcceptedFindings() {}

    /** The list of a library whose registry can be read. */
    public static AcceptedFindings of(LibraryFiles files, RecipeLibrary library) {
        var all = new AcceptedFindings();
        Value registry = files.document(LibraryFiles.REGISTRY);
        if (registry != null) {
            List<Value> entries = registry.items(KEY);
            List<Value> placed = withLines(files, entries);
            for (Value entry : placed) {
                all.read(entry, files, library);
            }
        }
        return all;
    }

    /** The same entries from the file's text where the document comes from an index, which has no lines. */
    private static List<Value> withLines(LibraryFiles files, List<Value> entries) {
        String text = files.text(LibraryFiles.REGISTRY);
        if (entries.isEmpty() || entries.getFirst().at().line() > 0 || text == null) {
            return entries;
        }
        List<Value> placed = DocumentReader.read(text, files.place(LibraryFiles.REGISTRY), Dialect.RECIPE)
                .items(KEY);
        return subjects(placed).equals(subjects(entries)) ? placed : entries;
    }

    private static List<String> subjects(List<Value> entries) {
        return entries.stream()
                .map(entry -> entry.text("component") + " " + entry.text("kind") + " " + entry.text("path"))
                .toList();
    }

    private void read(Value entry, LibraryFiles files, RecipeLibrary library) {
        int line = entry.at().line();
        String place = files.place(LibraryFiles.REGISTRY) + (line > 0 ? ":" + line : "");
        String component = entry.text("component");
        FindingKind kind = FindingKind.of(entry.text("kind"));
        String reason = entry.text("reason").strip();
        if (!library.registry().containsKey(component)) {
            faults.add(LintFinding.error(
                    place, "a finding of '" + component + "' is accepted, which is no component of the registry"));
        } else if (kind == null) {
            faults.add(LintFinding.error(
                    place,
                    component + ": '" + entry.text("kind") + "' is no kind of finding that can be accepted; there are "
                            + String.join(", ", FindingKind.words())));
        } else if (reason.isEmpty()) {
            faults.add(LintFinding.error(
                    place, component + ": a finding is accepted without a reason: say why it is to stay"));
        } else {
            accepted.add(new AcceptedFinding(component, kind, entry.textOrNull("path"), reason, place));
        }
    }

    /** What is wrong with the list itself. */
    List<LintFinding> faults() {
        return List.copyOf(faults);
    }

    /**
     * A finding with the reason for which it is left.
     *
     * @param reason as the library's authors wrote it
     */
    public record Accepted(LintFinding finding, String reason) {}

    /** Findings that count, and those that do not. */
    public record Sifted(List<LintFinding> findings, List<Accepted> accepted) {
        public Sifted {
            findings = List.copyOf(findings);
            accepted = List.copyOf(accepted);
        }
    }

    /**
     * Findings without those that are accepted, and with those that say that an accepted one is no more.
     *
     * @param checked the components that were held against their charts; of others nobody knows
     */
    public Sifted sift(List<LintFinding> findings, Set<String> checked) {
        List<LintFinding> left = new ArrayList<>();
        List<Accepted> taken = new ArrayList<>();
        Set<AcceptedFinding> met = new HashSet<>();
        for (LintFinding finding : findings) {
            FindingSubject subject = finding.subject();
            List<AcceptedFinding> covering = subject == null
                    ? List.of()
                    : accepted.stream().filter(one -> one.covers(subject)).toList();
            if (covering.isEmpty()) {
                left.add(finding);
            } else {
                met.addAll(covering);
                taken.add(new Accepted(finding, covering.getFirst().reason()));
            }
        }
        for (AcceptedFinding one : accepted) {
            if (checked.contains(one.component()) && !met.contains(one)) {
                left.add(one.gone());
            }
        }
        return new Sifted(LibraryLint.sorted(left), taken);
    }
}
