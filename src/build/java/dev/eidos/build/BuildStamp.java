package dev.eidos.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The build step that writes which commit the classes are of, and its date: {@code BuildStamp CLASSES}. Of the same
 * commit it is the same text; where there is no git, as in an archive of the sources, there is none.
 */
public final class BuildStamp {
    private BuildStamp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0], "dev/eidos/build.properties");
        List<String> head = git("log", "-1", "--format=%H%n%cI");
        if (head.size() == 2) {
            boolean changed =
                    !git("status", "--porcelain", "--untracked-files=no").isEmpty();
            String commit = head.getFirst() + (changed ? "-changed" : "");
            Files.writeString(file, "commit=" + commit + "\ndate=" + head.getLast() + "\n");
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> git(String... words) throws IOException, InterruptedException {
        try {
            Process git = new ProcessBuilder(command(words))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? text.lines().toList() : List.of();
        } catch (IOException e) {
            // no git on this machine
            return List.of();
        }
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return command;
    }
}
