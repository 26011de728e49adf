package dev.eidos.recipe.lint;

import dev.eidos.error.EidosException;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The check of a library: it reads all of it, and makes every recipe that can be asked of it. */
public final class LibraryLint {
    private final Set<LintFinding> findings = new LinkedHashSet<>();

    private LibraryLint() {}

    /** The findings about a library: errors first, then by place. */
    public static List<LintFinding> check(LibraryFiles files) {
        var lint = new LibraryLint();
        lint.library(files);
        List<LintFinding> sorted = new ArrayList<>(lint.findings);
        sorted.sort(Comparator.comparing(LintFinding::severity)
                .thenComparing(LintFinding::place)
                .thenComparing(LintFinding::message));
        return sorted;
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
        findings.addAll(FileLint.check(overlays, library));
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

    static LintFinding of(EidosException e) {
        return LintFinding.error(
                e.object() == null ? "library" : e.object(), e.what() + (e.reason() == null ? "" : ": " + e.reason()));
    }
}
