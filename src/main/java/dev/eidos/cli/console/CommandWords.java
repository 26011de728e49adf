package dev.eidos.cli.console;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a message between which a line may be broken. A command is one of them, with all its arguments: broken,
 * it could not be copied into a shell.
 */
final class CommandWords {
    private CommandWords() {}

    /** A command follows a colon, and ends with a semicolon, before a bracket, or with the message. */
    static List<String> of(String message) {
        List<String> words = new ArrayList<>();
        boolean command = false;
        String before = ":";
        for (String word : message.split(" ", -1)) {
            command &= !word.startsWith("(");
            if (command) {
                words.add(words.removeLast() + " " + word);
            } else {
                words.add(word);
                command = before.endsWith(":") && (word.equals("kubectl") || word.equals("eidos"));
            }
            command &= !word.endsWith(";");
            before = word;
        }
        return words;
    }
}
