package dev.eidos.recipe.lint;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Malformed;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Mixin;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.Profile;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.InheritanceChain;
import dev.eidos.recipe.resolve.InheritanceChain.Fault;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The findings about an overlay by itself. */
final class OverlayLint {
    private final Overlay overlay;
    private final RecipeLibrary library;
    private final FilePlaces places;
    private final List<LintFinding> findings = new ArrayList<>();

    private OverlayLint(Overlay overlay, RecipeLibrary library) {
        this.overlay = overlay;
        this.library = library;
        this.places = FilePlaces.of(library.files(), overlay.head().file());
    }

    static List<LintFinding> check(Overlay overlay, List<Overlay> all, RecipeLibrary library) {
        var lint = new OverlayLint(overlay, library);
        lint.base();
        lint.reachable(all);
        lint.criteria();
        overlay.constraints().forEach(lint::constraint);
        lint.components(overlay.components());
        lint.mixins();
        lint.profile();
        return lint.findings;
    }

    private void base() {
        String base = overlay.head().base();
        if (overlay.name().equals(Overlay.BASE)) {
            if (base != null) {
                error("the overlay '" + Overlay.BASE + "' cannot inherit");
            }
            return;
        }
        InheritanceChain chain = InheritanceChain.follow(overlay.head(), library);
        chain.members().reversed().stream().skip(1).forEach(this::inherited);
        String at = places.at("spec", "base");
        switch (chain.fault()) {
            case null -> {
                // it is whole
            }
            case Fault.Missing(OverlayHead heir, String of) ->
                error(
                        at,
                        heir.name().equals(overlay.name())
                                ? "its base '" + of + "' does not exist"
                                : "it inherits from '" + heir.name() + "', whose base '" + of + "' does not exist");
            case Fault.Circle _ ->
                error(
                        at,
                        "it inherits in a circle, through "
                                + String.join(
                                        ", ",
                                        chain.members().stream()
                                                .map(OverlayHead::name)
                                                .sorted()
                                                .toList()));
        }
    }

    /** Checks that an overlay inherits only from those that are meant for the same requests. */
    private void inherited(OverlayHead ancestor) {
        Criteria own = overlay.head().criteria();
        if (own == null || ancestor.criteria() == null) {
            return;
        }
        for (Criterion criterion : Criterion.values()) {
            boolean differs = own.names(criterion)
                    && ancestor.criteria().names(criterion)
                    && !own.get(criterion).equals(ancestor.criteria().get(criterion));
            if (differs) {
                error(
                        places.at("spec", "criteria", criterion.label()),
                        "it is for " + criterion.label() + "=" + own.get(criterion) + ", but inherits from '"
                                + ancestor.name() + "', which is for "
                                + ancestor.criteria().get(criterion));
            }
        }
    }

    private void reachable(List<Overlay> all) {
        boolean mixin = overlay.head().criteria() == null && !overlay.name().equals(Overlay.BASE);
        if (mixin
                && all.stream()
                        .noneMatch(one -> overlay.name().equals(one.head().base()))) {
            error("no recipe can have it: it has no criteria, and nothing inherits from it");
        }
    }

    private void criteria() {
        Criteria criteria = overlay.head().criteria();
        if (criteria != null) {
            criteria.values().forEach(this::value);
        }
        places.document().entries("spec", "criteria").keySet().forEach(this::key);
    }

    private void value(Criterion criterion, String value) {
        List<String> known = criterion.known();
        String at = places.at("spec", "criteria", criterion.label());
        if (criterion.answered().contains(value)) {
            return;
        }
        String near = misspelt(value, known);
        if (!known.contains(value) && near.isEmpty()) {
            findings.add(LintFinding.warning(
                    at,
                    criterion.label() + "=" + value + " is not among the values that eidos knows: "
                            + String.join(", ", known)));
        } else if (!known.contains(value)) {
            findings.add(LintFinding.error(
                    at, criterion.label() + "=" + value + " is not known: did you mean " + near + "?"));
        }
    }

    private void key(String key) {
        List<String> known = new ArrayList<>(List.of("nodes"));
        for (Criterion criterion : Criterion.values()) {
            known.add(criterion.label());
        }
        String near = misspelt(key, known);
        if (!known.contains(key) && !near.isEmpty()) {
            findings.add(LintFinding.error(
                    places.at("spec", "criteria", key),
                    "no criterion is called " + key + ": did you mean " + near + "?"));
        }
    }

    /** The words that may have been meant; a digit makes another model or version, and no slip. */
    private static String misspelt(String word, List<String> known) {
        return word.matches(".*[0-9].*") ? "" : String.join(" or ", Suggestions.similar(word, known));
    }

    private void constraint(Constraint constraint) {
        Malformed malformed = constraint.malformed();
        if (malformed != null) {
            error(
                    places.item(constraint.name(), "spec", "constraints"),
                    "constraint " + constraint.name() + ": '" + malformed.text() + "': " + malformed.reason() + "; "
                            + malformed.suggestion());
        }
    }

    private void mixins() {
        for (String name : overlay.mixins()) {
            Mixin mixin = library.mixin(name);
            if (mixin == null) {
                error(places.item(name, "spec", "mixins"), "it names the mixin '" + name + "', which does not exist");
            } else {
                mixin.constraints().forEach(this::constraint);
                components(mixin.components());
            }
        }
    }

    private void profile() {
        if (overlay.profile() != null) {
            for (Profile.Choice choice : overlay.profile().values().values()) {
                choice.constraints().forEach(this::constraint);
                components(choice.components());
            }
        }
    }

    private void components(List<ComponentRef> components) {
        Set<String> seen = new HashSet<>();
        for (ComponentRef component : components) {
            String name = component.name();
            String at = places.item(name, "spec", "componentRefs");
            if (!seen.add(name)) {
                error(at, "component " + name + " stands twice");
            }
            if (!library.registry().containsKey(name)) {
                error(at, "component " + name + " is not in the registry");
            }
            String type = component.type();
            if (type != null && !type.equals(ComponentRef.HELM) && !type.equals(ComponentRef.KUSTOMIZE)) {
                error(at, "component " + name + ": type " + type + " is neither Helm nor Kustomize");
            }
            for (String dependency : component.dependencyRefs()) {
                if (!library.registry().containsKey(dependency)) {
                    error(at, "component " + name + " depends on " + dependency + ", which is not in the registry");
                }
            }
            List<String> files = new ArrayList<>(component.preManifestFiles());
            files.addAll(component.manifestFiles());
            if (component.valuesFile() != null) {
                files.add(component.valuesFile());
            }
            for (String file : files) {
                file(name, file, at);
            }
        }
    }

    private void file(String component, String file, String at) {
        try {
            if (!library.files().has(file)) {
                error(at, "component " + component + " names " + file + ", which the library does not have");
            }
        } catch (EidosException e) {
            error(at, "component " + component + " names " + file + ": " + e.what());
        }
    }

    private void error(String message) {
        error(places.at("spec"), message);
    }

    private void error(String place, String message) {
        findings.add(LintFinding.error(place, message));
    }
}
