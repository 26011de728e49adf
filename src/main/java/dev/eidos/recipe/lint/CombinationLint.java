package dev.eidos.recipe.lint;

import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.Match;
import dev.eidos.constraint.Operator;
import dev.eidos.constraint.Requirement;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.explain.Explainer;
import dev.eidos.recipe.explain.Explanation;
import dev.eidos.recipe.explain.Explanation.Replaced;
import dev.eidos.recipe.explain.Explanation.Setting;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.AppliedOverlay;
import dev.eidos.recipe.resolve.InheritanceChain;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.recipe.resolve.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The findings about combinations of criteria: it makes the recipe of each, and finds overlays that overrule others.
 */
final class CombinationLint {
    private final RecipeLibrary library;
    private final List<LintFinding> findings = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private CombinationLint(RecipeLibrary library) {
        this.library = library;
    }

    static List<LintFinding> check(RecipeLibrary library) {
        var lint = new CombinationLint(library);
        Set<List<String>> seen = new HashSet<>();
        for (Criteria asked : combinations(library)) {
            List<String> matching = library.heads().stream()
                    .filter(head -> head.matches(asked))
                    .map(OverlayHead::name)
                    .toList();
            if (seen.add(matching) && !lint.refused(matching)) {
                lint.combination(asked);
            }
        }
        return lint.findings;
    }

    private boolean refused(List<String> matching) {
        return library.heads().stream()
                .filter(head -> matching.contains(head.name()))
                .anyMatch(head -> library.overlay(head).refusal() != null);
    }

    static List<Criteria> combinations(RecipeLibrary library) {
        List<Criteria> all = List.of(Criteria.NONE);
        for (Criterion criterion : Criterion.values()) {
            List<Criteria> longer = new ArrayList<>(all);
            for (String value : library.vocabulary(criterion)) {
                all.forEach(criteria -> longer.add(criteria.with(criterion, value)));
            }
            all = longer;
        }
        return all;
    }

    private void combination(Criteria asked) {
        Resolution resolution;
        try {
            resolution = new RecipeResolver(library, "lint").resolve(asked, null);
        } catch (EidosException e) {
            if (told.add(String.valueOf(e.getMessage()) + e.object())) {
                findings.add(failure(e, asked));
            }
            return;
        }
        Explanation explanation = Explainer.explain(resolution, library);
        Map<String, OverlayHead> heads = new HashMap<>();
        for (AppliedOverlay applied : resolution.applied()) {
            heads.put(applied.head().name(), applied.head());
        }
        for (Setting setting : explanation.settings()) {
            setting(setting, heads, asked);
        }
    }

    /** At the line of what it is about, if the most specific overlay that has it is found by its name. */
    private LintFinding failure(EidosException e, Criteria asked) {
        LintFinding finding = LibraryLint.of(e);
        String message = finding.message() + " (for " + text(asked) + ")";
        String name = String.valueOf(e.object());
        return library.heads().stream()
                .filter(head -> head.name().equals(Overlay.BASE) || head.matches(asked))
                .sorted(Comparator.comparingInt(OverlayHead::specificity).reversed())
                .map(head -> placeOf(head, name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(place -> LintFinding.error(place, name + ": " + message))
                .orElseGet(() -> LintFinding.error(finding.place(), message));
    }

    /** Where an overlay has a constraint or a component of a name; null where it has none. */
    private @Nullable String placeOf(OverlayHead head, String name) {
        Overlay overlay = library.overlay(head);
        FilePlaces places = FilePlaces.of(library.files(), head.file());
        if (overlay.constraints().stream().anyMatch(one -> one.name().equals(name))) {
            return places.item(name, "spec", "constraints");
        }
        return overlay.components().stream().anyMatch(one -> one.name().equals(name))
                ? places.item(name, "spec", "componentRefs")
                : null;
    }

    private void setting(Setting setting, Map<String, OverlayHead> heads, Criteria asked) {
        Replaced upper = new Replaced(setting.value(), setting.by());
        for (Replaced lower : setting.replaced()) {
            OverlayHead over = heads.get(upper.by());
            OverlayHead under = heads.get(lower.by());
            if (over != null && under != null) {
                boolean constraint = setting.path().startsWith("constraints.");
                boolean narrows = constraint && narrows(upper.value(), lower.value());
                if (over.specificity() == under.specificity() && !inherits(over, under) && !narrows) {
                    tell(
                            over,
                            setting.path(),
                            setting.path() + ": it sets " + upper.value() + ", '" + under.name() + "' sets "
                                    + lower.value() + ", and neither is more specific",
                            asked);
                }
                if (constraint && loosens(upper.value(), lower.value())) {
                    tell(
                            over,
                            setting.path(),
                            setting.path() + ": '" + upper.value() + "' asks for less than '" + lower.value() + "' of '"
                                    + under.name() + "', which it overrules",
                            asked);
                }
            }
            upper = lower;
        }
    }

    private boolean inherits(OverlayHead heir, OverlayHead from) {
        return from.name().equals(Overlay.BASE)
                || InheritanceChain.follow(heir, library).has(from.name());
    }

    /** A range is what both layers ask for, whichever comes first. */
    private static boolean narrows(String upper, String lower) {
        if (isMalformed(upper) || isMalformed(lower)) {
            return false;
        }
        boolean range = Expectation.parse(lower)
                .single()
                .map(requirement -> requirement.operator().orders())
                .orElse(true);
        return range && Expectation.parse(upper).isCompound();
    }

    private static boolean isMalformed(String value) {
        return Expectation.malformed(value) != null;
    }

    /** A version that the upper requirement is content with, and the lower one is not. */
    private static boolean loosens(String upper, String lower) {
        if (isMalformed(upper) || isMalformed(lower)) {
            return false;
        }
        // ranges are intersected, and loosen nothing
        Requirement above = Expectation.parse(upper).single().orElse(null);
        Requirement below = Expectation.parse(lower).single().orElse(null);
        return above != null
                && below != null
                && above.operator() == below.operator()
                && (above.operator() == Operator.AT_LEAST || above.operator() == Operator.AT_MOST)
                && below.match(above.expected()) == Match.DOES_NOT_HOLD;
    }

    /** The line of a constraint or a component; what is set within it stands near. */
    private String place(OverlayHead head, String path) {
        FilePlaces places = FilePlaces.of(library.files(), head.file());
        int dot = path.indexOf('.');
        // a name with dots stands as ["a.b"]
        String name = path.substring(dot + 1).replaceAll("^\\[\"|\"]$", "");
        return path.startsWith("constraints.")
                ? places.item(name, "spec", "constraints")
                : places.item(name.replaceFirst("[.].*", ""), "spec", "componentRefs");
    }

    private void tell(OverlayHead head, String path, String message, Criteria asked) {
        if (told.add(head.name() + message)) {
            findings.add(LintFinding.warning(place(head, path), message + " (for " + text(asked) + ")"));
        }
    }

    private static String text(Criteria criteria) {
        return criteria.text().isEmpty() ? "any criteria" : criteria.text();
    }
}
