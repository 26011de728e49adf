package dev.eidos.recipe;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** An overlay with everything that it inherits from. */
final class InheritanceChain {
    private InheritanceChain() {}

    /**
     * From the one that inherits nothing to the overlay itself. {@link Overlay#BASE} is left out: all inherit from it.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if an overlay inherits from itself, or from one that
     *     does not exist
     */
    static List<OverlayHead> of(OverlayHead overlay, RecipeLibrary library) {
        List<OverlayHead> chain = new ArrayList<>();
        for (OverlayHead at = overlay; !at.name().equals(Overlay.BASE); ) {
            chain.addFirst(at);
            String base = at.base();
            if (base == null || base.equals(Overlay.BASE)) {
                break;
            }
            OverlayHead next = library.head(base);
            if (next == null) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "the overlay inherits from one that does not exist")
                        .object(library.files().place(at.file()))
                        .reason("its base is '" + base + "'")
                        .build();
            }
            for (OverlayHead member : chain) {
                if (member.name().equals(next.name())) {
                    throw cycle(chain, next, library);
                }
            }
            at = next;
        }
        return chain;
    }

    private static EidosException cycle(List<OverlayHead> chain, OverlayHead back, RecipeLibrary library) {
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
