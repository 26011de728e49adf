package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Tree;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Trees;
import java.util.ArrayList;
import java.util.List;

/** The subjects of a binding, to which it gives its role. */
public final class Subjects {
    private static final String SUBJECTS = "subjects";

    private Subjects() {}

    static boolean contains(Value.Mapping binding, Value subject) {
        return Tree.items(binding, SUBJECTS).stream().anyMatch(other -> same(other, subject));
    }

    public static Value.Mapping add(Value.Mapping binding, Value subject) {
        List<Value> subjects = new ArrayList<>(Tree.items(binding, SUBJECTS));
        if (!contains(binding, subject)) {
            subjects.add(subject);
        }
        return Trees.with(binding, SUBJECTS, subjects);
    }

    static boolean same(Value one, Value other) {
        return List.of("kind", "name", "namespace").stream()
                .allMatch(key -> Tree.text(one, key).equals(Tree.text(other, key)));
    }
}
