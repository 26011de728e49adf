package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.util.ArrayList;
import java.util.List;

/** Whom a binding gives its role to. */
final class Subjects {
    private static final String SUBJECTS = "subjects";

    private Subjects() {}

    static boolean contains(Node.Mapping binding, Node subject) {
        return Tree.items(binding, SUBJECTS).stream().anyMatch(other -> same(other, subject));
    }

    static Node.Mapping add(Node.Mapping binding, Node subject) {
        List<Node> subjects = new ArrayList<>(Tree.items(binding, SUBJECTS));
        if (!contains(binding, subject)) {
            subjects.add(subject);
        }
        return Trees.with(binding, SUBJECTS, subjects);
    }

    static boolean same(Node one, Node other) {
        return List.of("kind", "name", "namespace").stream()
                .allMatch(key -> Tree.text(one, key).equals(Tree.text(other, key)));
    }
}
