package dev.eidos.live.assertion;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A reader of assert files: Tests of Chainsaw, of which it takes what asks for objects and leaves what does something;
 * and objects as they shall be, one document each.
 */
public final class AssertReader {
    private static final String GROUP = "chainsaw.kyverno.io/";
    private static final Pattern BOUNDARY = Pattern.compile("(---|[.]{3})(\\s|$)");
    private static final int LONGEST = 256 << 10;
    private static final int MOST = 200;

    /** What changes nothing about what is asked: a catch only gathers what explains a failure. */
    private static final Set<String> TEST = Set.of("description", "timeouts", "steps", "concurrent", "fullName");

    private static final Set<String> STEP = Set.of("name", "description", "timeouts", "try", "catch");
    private static final Set<String> OPERATION = Set.of("description", "timeout", "resource");

    private final String place;
    private final List<ObjectAssertion> assertions = new ArrayList<>();
    private final List<NotRead> notRead = new ArrayList<>();

    private AssertReader(String place) {
        this.place = place;
    }

    /**
     * Reads a file.
     *
     * @param place its name, for what is told
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is no YAML, or larger than is reasonable
     */
    public static AssertFile read(String text, String place) {
        if (text.length() > LONGEST) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a valid file of assertions")
                    .object(place)
                    .reason("it has more than " + (LONGEST >> 10) + " KiB")
                    .build();
        }
        var reader = new AssertReader(place);
        for (String document : documents(text)) {
            reader.document(DocumentReader.read(document, place));
        }
        if (reader.assertions.isEmpty() && reader.notRead.isEmpty()) {
            reader.notRead.add(new NotRead(place, "", "it asks for nothing"));
        }
        return new AssertFile(reader.assertions, reader.notRead);
    }

    /** The documents of a file, each where its lines are in the file. */
    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        var lines = new StringBuilder();
        int before = 0;
        int count = 0;
        for (String line : text.lines().toList()) {
            if (BOUNDARY.matcher(line).lookingAt()) {
                add(documents, before, lines);
                before = count;
                lines.setLength(0);
                // a document may begin beside its mark
                lines.append(line.substring(3)).append('\n');
            } else {
                lines.append(line).append('\n');
            }
            count++;
        }
        add(documents, before, lines);
        return documents;
    }

    private static void add(List<String> documents, int before, StringBuilder lines) {
        boolean empty = lines.toString()
                .lines()
                .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
        if (!empty) {
            documents.add("\n".repeat(before) + lines);
        }
    }

    private void document(Value document) {
        if (!(document instanceof Value.Mapping mapping)) {
            left(document, "", "it is " + document.kind() + ", no object");
        } else if (!mapping.text("apiVersion").startsWith(GROUP)) {
            assertion(mapping, "", false);
        } else if (mapping.text("kind").equals("Test")) {
            test(mapping);
        } else {
            left(mapping, "", "a " + mapping.text("kind") + " of Chainsaw is not known here");
        }
    }

    private void test(Value.Mapping test) {
        if (!(test.at("spec") instanceof Value.Mapping spec)) {
            left(test, "", "it has no spec");
            return;
        }
        others(spec, TEST, "");
        if (!(spec.at("steps") instanceof Value.Sequence steps)) {
            left(spec, "", "its steps are no list");
            return;
        }
        int number = 0;
        for (Value step : steps.items()) {
            number++;
            String name = step.text("name");
            step(step, name.isEmpty() ? Integer.toString(number) : name);
        }
    }

    private void step(Value step, String name) {
        if (!(step instanceof Value.Mapping)) {
            left(step, name, "the step is " + step.kind() + ", and names nothing to try");
            return;
        }
        others(step, STEP, name);
        if (!(step.at("try") instanceof Value.Sequence operations)) {
            left(step, name, "what it tries is no list");
            return;
        }
        for (Value operation : operations.items()) {
            if (operation.entries().isEmpty()) {
                left(operation, name, "it asks for nothing");
            }
            operation.entries().forEach((what, asked) -> operation(what, asked, name));
        }
    }

    private void operation(String what, Value asked, String step) {
        boolean forbidden = what.equals("error");
        if (!forbidden && !what.equals("assert")) {
            if (!what.equals("description")) {
                left(asked, step, "'" + what + "' does something, and this only reads objects");
            }
            return;
        }
        if (others(asked, OPERATION, step)) {
            return;
        }
        if (asked.at("resource") instanceof Value.Mapping resource) {
            assertion(resource, step, forbidden);
        } else {
            left(asked, step, "'" + what + "' names no resource");
        }
    }

    /** Tells of fields that would change what is asked; returns whether there are any. */
    private boolean others(Value mapping, Set<String> known, String step) {
        boolean any = false;
        for (var entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                left(entry.getValue(), step, "'" + entry.getKey() + "' is not known here");
                any = true;
            }
        }
        return any;
    }

    private void assertion(Value.Mapping resource, String step, boolean forbidden) {
        if (assertions.size() == MOST) {
            left(resource, step, "the file has more than " + MOST + " assertions");
            return;
        }
        try {
            assertions.add(new AssertionReader(place(resource), step, forbidden).read(resource));
        } catch (NotUnderstood e) {
            left(resource, step, e.reason());
        }
    }

    private void left(Value node, String step, String reason) {
        if (notRead.size() < MOST) {
            notRead.add(new NotRead(place(node), step, reason));
        }
    }

    private String place(Value node) {
        return node.at().line() == 0 ? place : place + ":" + node.at().line();
    }
}
