package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/** The subjects of a binding, to which it gives its role. */
public final class Subjects {
    private static final String SUBJECTS = "subjects";

    private Subjects() {}

    static boolean contains(Value.Mapping binding, Value subject) {
        return binding.items(SUBJECTS).stream().anyMatch(other -> same(other, subject));
    }

    public static Value.Mapping add(Value.Mapping binding, Value subject) {
        List<Value> subjects = new ArrayList<>(binding.items(SUBJECTS));
        if (!contains(binding, subject)) {
            subjects.add(subject);
        }
        return binding.with(SUBJECTS, subjects);
    }

    static boolean same(Value one, Value other) {
        return List.of("kind", "name", "namespace").stream()
                .allMatch(key -> one.text(key).equals(other.text(key)));
    }
}
