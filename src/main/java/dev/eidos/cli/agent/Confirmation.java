package dev.eidos.cli.agent;

import dev.eidos.cli.console.Messages;
import dev.eidos.k8s.agent.leftover.Leftover;
import dev.eidos.text.Listing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The question before something is removed, for whoever sits at a terminal: not to answer is to say no. */
record Confirmation(InputStream answers, Messages messages) {
    /** The most objects that are named. */
    private static final int SHOWN = 5;

    /** Returns whether it may go; what changes nothing needs no leave. */
    boolean given(List<Leftover> found) {
        List<String> going = found.stream()
                .filter(one -> !(one.fate() instanceof Leftover.Fate.Keep))
                .map(one -> one.resource().object())
                .toList();
        if (going.isEmpty()) {
            return true;
        }
        messages.say("to remove: " + Listing.of(going, SHOWN));
        messages.say("remove " + (going.size() == 1 ? "it" : "these " + going.size() + " objects") + "? [y/N]");
        boolean yes = List.of("y", "yes").contains(answer().strip().toLowerCase(Locale.ROOT));
        if (!yes) {
            messages.say("nothing was removed");
        }
        return yes;
    }

    private String answer() {
        try {
            String line = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }
}
