package dev.eidos.recipe.resolve;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An overlay with everything that it inherits from, as far as the library has it.
 *
 * @param members from the one that inherits nothing to the overlay itself; {@link Overlay#BASE} is left out: all
 *     inherit from it
 * @param fault why it goes no farther; null for a chain that is whole
 */
public record InheritanceChain(
        List<OverlayHead> members, @Nullable Fault fault) {
    public InheritanceChain {
        members = List.copyOf(members);
    }

    /** The reason why a chain cannot be followed further. */
    public sealed interface Fault {
        /** The base of an overlay in the chain does not exist. */
        record Missing(OverlayHead heir, String base) implements Fault {}

        /** The chain comes back to one of its members. */
        record Circle(OverlayHead back) implements Fault {}
    }

    /** The chain of an overlay, whole or not. */
    public static InheritanceChain follow(OverlayHead overlay, RecipeLibrary library) {
        List<OverlayHead> members = new ArrayList<>();
        for (OverlayHead at = overlay; !at.name().equals(Overlay.BASE); ) {
            members.addFirst(at);
            String base = at.base();
            if (base == null || base.equals(Overlay.BASE)) {
                break;
            }
            OverlayHead next = library.head(base);
            if (next == null) {
                return new InheritanceChain(members, new Fault.Missing(at, base));
            }
            if (has(members, base)) {
                return new InheritanceChain(members, new Fault.Circle(next));
            }
            at = next;
        }
        return new InheritanceChain(members, null);
    }

    /**
     * The members of an overlay's chain, which is whole.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if an overlay inherits from itself, or from one that
     *     does not exist
     */
    public static List<OverlayHead> of(OverlayHead overlay, RecipeLibrary library) {
        InheritanceChain chain = follow(overlay, library);
        return switch (chain.fault()) {
            case null -> chain.members();
            case Fault.Missing(OverlayHead heir, String base) -> throw missing(heir, base, library);
            case Fault.Circle(OverlayHead back) -> throw circle(chain.members(), back, library);
        };
    }

    /** Returns whether an overlay of this name is in the chain. */
    public boolean has(String name) {
        return has(members, name);
    }

    private static boolean has(List<OverlayHead> members, String name) {
        for (OverlayHead member : members) {
            if (member.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static EidosException missing(OverlayHead heir, String base, RecipeLibrary library) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the overlay inherits from one that does not exist")
                .object(library.files().place(heir.file()))
                .reason("its base is '" + base + "'")
                .build();
    }

    private static EidosException circle(List<OverlayHead> chain, OverlayHead back, RecipeLibrary library) {
        StringBuilder names = new StringBuilder(back.name());
        for (OverlayHead head : chain.subList(0, chain.indexOf(back) + 1)) {
            names.append(" <- ").append(head.name());
        }
        return EidosException.of(ErrorCode.INVALID_INPUT, "overlays inherit from each other in a circle")
                .object(library.files().place(back.file()))
                .reason(names.toString())
                .suggestion("take 'base' out of one of them")
                .build();
    }
}
