package dev.eidos.recipe.lint;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Malformed;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.library.Verification;
import dev.eidos.recipe.resolve.Support;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The check of a library: it reads all of it, and makes every recipe that can be asked of it. */
public final class LibraryLint {
    private final Set<LintFinding> findings = new LinkedHashSet<>();

    private final LocalDate today;

    private LibraryLint(LocalDate today) {
        this.today = today;
    }

    /** As {@link #check(LibraryFiles, LocalDate)}, whenever the library's components were verified. */
    public static List<LintFinding> check(LibraryFiles files) {
        return check(files, LocalDate.MIN);
    }

    /**
     * The findings about a library: errors first, then by place.
     *
     * @param today the day against which the age of what was verified is held
     */
    public static List<LintFinding> check(LibraryFiles files, LocalDate today) {
        var lint = new LibraryLint(today);
        lint.library(files);
        return sorted(lint.findings);
    }

    /** Findings in the order in which they are told. */
    public static List<LintFinding> sorted(Collection<LintFinding> findings) {
        List<LintFinding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(LintFinding::severity)
                .thenComparing(LintFinding::place)
                .thenComparing(LintFinding::message));
        return sorted;
    }

    /** Criteria that stand for all that can be asked: of those that the same overlays match, the shortest. */
    public static List<Criteria> combinations(RecipeLibrary library) {
        Set<List<String>> seen = new HashSet<>();
        List<Criteria> different = new ArrayList<>();
        for (Criteria asked : CombinationLint.combinations(library)) {
            List<String> matching = library.heads().stream()
                    .filter(head -> head.matches(asked))
                    .map(OverlayHead::name)
                    .toList();
            if (seen.add(matching)) {
                different.add(asked);
            }
        }
        return different;
    }

    private void library(LibraryFiles files) {
        RecipeLibrary library;
        try {
            library = new RecipeLibrary(files, notice -> findings.add(unknownField(notice)));
            library.registry();
        } catch (EidosException e) {
            findings.add(of(e));
            return;
        }
        List<Overlay> overlays = new ArrayList<>();
        for (OverlayHead head : library.heads()) {
            try {
                overlays.add(library.overlay(head));
            } catch (EidosException e) {
                findings.add(of(e));
            }
        }
        if (library.head(Overlay.BASE) == null) {
            findings.add(LintFinding.error(
                    LibraryFiles.OVERLAYS,
                    "there is no overlay named '" + Overlay.BASE + "', which all recipes begin with"));
        }
        for (Overlay overlay : overlays) {
            findings.addAll(OverlayLint.check(overlay, overlays, library));
        }
        supports(library);
        verified(library);
        findings.addAll(FileLint.check(overlays, library));
        findings.addAll(AcceptedFindings.of(files, library).faults());
        if (findings.stream().noneMatch(finding -> finding.severity() == LintFinding.Severity.ERROR)) {
            findings.addAll(CombinationLint.check(library));
        }
    }

    /** A notice begins with its place. */
    private static LintFinding unknownField(String notice) {
        int end = notice.indexOf(": ");
        return end < 0
                ? LintFinding.warning("unknown field", notice)
                : LintFinding.warning(notice.substring(0, end), notice.substring(end + 2));
    }

    private void supports(RecipeLibrary library) {
        for (RegisteredComponent component : library.registry().values()) {
            for (Constraint constraint : Support.of(component)) {
                Malformed malformed = constraint.malformed();
                if (malformed != null) {
                    findings.add(LintFinding.error(
                            library.files().place(LibraryFiles.REGISTRY),
                            component.name() + " supports '" + malformed.text() + "': " + malformed.reason() + "; "
                                    + malformed.suggestion()));
                }
            }
        }
    }

    private void verified(RecipeLibrary library) {
        String place = library.files().place(LibraryFiles.REGISTRY);
        for (RegisteredComponent component : library.registry().values()) {
            try {
                Verification verified = Verification.of(component);
                if (verified != null && verified.isOld(today)) {
                    findings.add(LintFinding.warning(
                            place,
                            component.name() + " was last verified on " + verified.date() + ", more than "
                                    + Verification.DAYS + " days ago: try it again, then change 'verified'"));
                }
            } catch (DateTimeParseException e) {
                findings.add(LintFinding.error(
                        place,
                        component.name() + " was verified on '" + e.getParsedString()
                                + "', which is no date: write it as 2026-11-28"));
            }
        }
    }

    public static LintFinding of(EidosException e) {
        return LintFinding.error(
                e.object() == null ? "library" : e.object(), e.what() + (e.reason() == null ? "" : ": " + e.reason()));
    }
}
