package dev.eidos.recipe.catalog;

import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.library.Verification;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipes that a library has. It has one for whatever its overlays name and do not refuse: overlays compose, so
 * that each service goes with each accelerator and each operating system.
 *
 * @param refused what an overlay says that there is no recipe for, within what was asked
 */
public record Catalog(List<Offer> offers, List<Refused> refused) {
    private static final List<Criterion> WHERE = List.of(Criterion.SERVICE, Criterion.ACCELERATOR, Criterion.OS);

    public Catalog {
        offers = List.copyOf(offers);
        refused = List.copyOf(refused);
    }

    /**
     * Lists what a library has.
     *
     * @param asked only what these criteria cover; none for everything
     */
    public static Catalog of(RecipeLibrary library, Criteria asked) {
        List<Offer> offers = new ArrayList<>();
        for (Criteria where : combinations(library, asked)) {
            if (refusal(library, both(where, asked)) == null) {
                offers.add(offer(library, where, asked));
            }
        }
        return new Catalog(offers, refused(library, asked));
    }

    private static Criteria both(Criteria where, Criteria asked) {
        Criteria both = where;
        for (var named : asked.values().entrySet()) {
            both = both.with(named.getKey(), named.getValue());
        }
        return both;
    }

    private static List<Criteria> combinations(RecipeLibrary library, Criteria asked) {
        List<Criteria> all = List.of(Criteria.NONE);
        for (Criterion criterion : WHERE) {
            List<Criteria> longer = new ArrayList<>();
            for (Criteria shorter : all) {
                for (String value : values(library, criterion, asked)) {
                    longer.add(shorter.with(criterion, value));
                }
            }
            all = longer;
        }
        return all;
    }

    /** What overlays speak of, in the order in which the library's vocabulary has it. */
    private static List<String> values(RecipeLibrary library, Criterion criterion, Criteria asked) {
        return library.vocabulary(criterion).stream()
                .filter(value -> !asked.names(criterion) || asked.get(criterion).equals(value))
                .filter(value -> library.heads().stream()
                        .anyMatch(head -> head.criteria() != null
                                && head.criteria().get(criterion).equals(value)))
                .toList();
    }

    private static Offer offer(RecipeLibrary library, Criteria where, Criteria asked) {
        List<ComponentRef> components = new RecipeResolver(library, "list")
                .resolve(where, null)
                .recipe()
                .components();
        LocalDate oldest = null;
        int unverified = 0;
        for (ComponentRef component : components) {
            RegisteredComponent registered = library.registry().get(component.name());
            Verification verified = registered == null ? null : Verification.of(registered);
            if (verified == null) {
                unverified++;
            } else if (oldest == null || verified.date().isBefore(oldest)) {
                oldest = verified.date();
            }
        }
        return new Offer(
                where,
                usable(library, Criterion.INTENT, where, asked),
                usable(library, Criterion.PLATFORM, where, asked),
                components.size(),
                oldest,
                unverified);
    }

    private static List<String> usable(RecipeLibrary library, Criterion criterion, Criteria where, Criteria asked) {
        return values(library, criterion, asked).stream()
                .filter(value -> refusal(library, where.with(criterion, value)) == null)
                .toList();
    }

    private static @Nullable String refusal(RecipeLibrary library, Criteria criteria) {
        for (OverlayHead head : library.heads()) {
            String refusal = head.matches(criteria) ? library.overlay(head).refusal() : null;
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static List<Refused> refused(RecipeLibrary library, Criteria asked) {
        List<Refused> refused = new ArrayList<>();
        for (OverlayHead head : library.heads()) {
            Overlay overlay = library.overlay(head);
            if (overlay.refusal() != null && head.criteria() != null && agree(head.criteria(), asked)) {
                refused.add(new Refused(head.criteria(), overlay.refusal()));
            }
        }
        // where there is nothing of what was asked, the reason for that is all there is to say
        List<Refused> whole = refused.stream()
                .filter(one -> asked.values()
                        .entrySet()
                        .containsAll(one.criteria().values().entrySet()))
                .toList();
        return whole.isEmpty() ? refused : whole;
    }

    private static boolean agree(Criteria one, Criteria other) {
        return one.values().entrySet().stream()
                .allMatch(named -> !other.names(named.getKey())
                        || other.get(named.getKey()).equals(named.getValue()));
    }
}
