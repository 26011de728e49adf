package dev.eidos.k8s.api;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The head of a list, before its items: an API server writes it first, so that the next page can be asked for early.
 */
final class ListHead {
    private static final byte[] ITEMS = "\"items\":[".getBytes(StandardCharsets.UTF_8);
    private static final Selection TOKEN = Selection.of("metadata.continue");

    /** Kind, version and metadata are a few hundred bytes. */
    private static final int LONGEST = 1 << 14;

    private ListHead() {}

    /** The token of the next page; none if there is no page, or the list has not the usual order. */
    static Optional<String> token(byte[] list) {
        int items = items(list);
        if (items < 0) {
            return Optional.empty();
        }
        String head = new String(list, 0, items, StandardCharsets.UTF_8) + "\"items\":[]}";
        try {
            Value read = DocumentReader.readJson(head.getBytes(StandardCharsets.UTF_8), "the list's head", TOKEN);
            return Optional.of(read.text("metadata", "continue")).filter(token -> !token.isEmpty());
        } catch (EidosException e) {
            // its reader says what is wrong with it
            return Optional.empty();
        }
    }

    private static int items(byte[] list) {
        int most = Math.min(list.length - ITEMS.length, LONGEST);
        for (int at = 0; at < most; at++) {
            int same = 0;
            while (same < ITEMS.length && list[at + same] == ITEMS[same]) {
                same++;
            }
            if (same == ITEMS.length) {
                return at;
            }
        }
        return -1;
    }
}
