package dev.eidos.live.deploy;

import dev.eidos.constraint.Match;
import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.check.ObjectCheck;
import dev.eidos.live.check.ObjectPath;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The judgement of objects by a check. */
final class ObjectJudge {
    private static final int MOST = 5;
    private static final int LONGEST = 400;

    private ObjectJudge() {}

    /** The findings about the objects that a check is about. */
    static List<Finding> of(ObjectCheck check, Listed objects) {
        if (!objects.isKnown()) {
            return objects.unread();
        }
        if (objects.items().isEmpty()) {
            return check.optional() ? List.of() : List.of(absent(check, objects.served()));
        }
        List<Finding> findings = new ArrayList<>();
        for (Value object : objects.items()) {
            Finding finding = of(check, object);
            if (finding != null && findings.size() < MOST) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private static Finding absent(ObjectCheck check, boolean served) {
        String object = check.resource() + (check.name() == null ? "" : "/" + check.name());
        return Finding.failed(
                object, served ? "there is none" : "the cluster does not know this kind of object", check.remedy());
    }

    private static @Nullable Finding of(ObjectCheck check, Value object) {
        List<String> found = check.path().texts(object);
        boolean held = !found.isEmpty()
                && found.stream().allMatch(text -> check.value().match(text) == Match.HOLDS);
        if (held) {
            return null;
        }
        String where = new ObjectKind("", "", check.resource())
                .object(object.text("metadata", "namespace"), object.text("metadata", "name"));
        String path = check.path().toString();
        String what = (path.startsWith("$.") ? path.substring(2) : path) + " is "
                + (found.isEmpty()
                        ? "not set"
                        : String.join(", ", found.stream().distinct().toList())) + ", not "
                + check.value().text();
        String words = words(check, object);
        return Finding.failed(where, words.isEmpty() ? what : what + ": " + words, check.remedy());
    }

    /** What the object says of itself. */
    private static String words(ObjectCheck check, Value object) {
        ObjectPath words = check.words();
        return words == null ? conditions(object) : joined(words.texts(object).stream());
    }

    /** What the conditions say that are not as they shall be. */
    static String conditions(Value object) {
        return joined(object.items("status", "conditions").stream()
                .filter(ObjectJudge::isBad)
                .map(condition -> condition.text("message")));
    }

    private static String joined(Stream<String> said) {
        String all = String.join(
                "; ",
                said.map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .limit(MOST)
                        .toList());
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }

    private static boolean isBad(Value condition) {
        String type = condition.text("type");
        boolean badWhenTrue = type.contains("Error")
                || type.contains("Degraded")
                || type.contains("Failed")
                || type.contains("Stalled");
        return condition.text("status").equals(badWhenTrue ? "True" : "False");
    }
}
