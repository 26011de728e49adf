package dev.eidos.cli.snapshot;

import dev.eidos.text.ShellWords;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that completes a run: the same, with {@code --resume}.
 *
 * @param arguments of the run, as they were typed
 */
record ResumeCommand(List<String> arguments) {
    private static final String STDIN = "@-";

    /**
     * As it can be pasted into a shell.
     *
     * @param missing the nodes that it is to take, for where the names came by a stream that is read
     */
    String line(List<String> missing) {
        List<String> words = new ArrayList<>(List.of("eidos"));
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals(FleetFlags.NODE + "=" + STDIN)) {
                words.addAll(named(missing));
            } else if (word.equals(FleetFlags.NODE)
                    && i + 1 < arguments.size()
                    && arguments.get(i + 1).equals(STDIN)) {
                words.addAll(named(missing));
                i++;
            } else if (!word.equals(FleetFlags.RESUME)) {
                words.add(word);
            }
        }
        words.add(FleetFlags.RESUME);
        return ShellWords.join(words);
    }

    private static List<String> named(List<String> nodes) {
        return nodes.stream()
                .flatMap(node -> List.of(FleetFlags.NODE, node).stream())
                .toList();
    }
}
