package dev.eidos.host;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * A walk along a path through a mounted tree, which follows links as a process whose root directory is that tree would.
 */
final class LinkWalk {
    private final Path root;
    private int linksLeft;

    LinkWalk(Path root, int maxLinks) {
        this.root = root;
        this.linksLeft = maxLinks;
    }

    /**
     * The place of {@code hostPath}, with no link left in it; what does not exist stays as named.
     *
     * @throws FileSystemLoopException when the links go in circles: what is left of them may point out of the tree
     */
    Path follow(String hostPath) throws IOException {
        Deque<String> ahead = new ArrayDeque<>();
        push(ahead, hostPath);
        Path at = root;
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at = at.equals(root) ? root : Objects.requireNonNull(at.getParent());
                continue;
            }
            Path next = at.resolve(name);
            if (Files.isSymbolicLink(next)) {
                if (linksLeft-- == 0) {
                    throw new FileSystemLoopException(hostPath);
                }
                String target = Files.readSymbolicLink(next).toString();
                at = target.startsWith("/") ? root : at;
                push(ahead, target);
            } else {
                at = next;
            }
        }
        return at;
    }

    private static void push(Deque<String> ahead, String path) {
        String[] names = path.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            ahead.push(names[i]);
        }
    }
}
