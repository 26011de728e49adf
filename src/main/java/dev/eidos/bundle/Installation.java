package dev.eidos.bundle;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in which a component is installed, as its registry entry has it ({@code installation}).
 *
 * @param minutes the time limit of one of its steps
 * @param upgradesDefinitions whether what is in the chart's {@code crds} folder is applied before each upgrade, which
 *     Helm leaves as it was
 * @param ready what must be so before the component counts as installed, beyond what Helm waits for
 * @param changing what its chart renders anew each time
 * @param argocdValues the values that its chart needs below all others where Argo CD installs it
 */
public record Installation(
        int minutes,
        boolean upgradesDefinitions,
        List<ReadyState> ready,
        List<ChangingPart> changing,
        Value.Mapping argocdValues) {
    private static final int MOST_MINUTES = 24 * 60;

    /** Long enough for images of several GiB. */
    public static final Installation USUAL = new Installation(15, false, List.of(), List.of());

    public Installation {
        ready = List.copyOf(ready);
        changing = List.copyOf(changing);
    }

    /** An installation that is the same with every deployer. */
    public Installation(int minutes, boolean upgradesDefinitions, List<ReadyState> ready, List<ChangingPart> changing) {
        this(minutes, upgradesDefinitions, ready, changing, Value.Mapping.EMPTY);
    }

    /**
     * A field of an object that says when it is ready.
     *
     * @param name of the object; null for those of the kind that the component's manifests have
     * @param path such as {@code status.state}
     * @param value of it then
     */
    public record ReadyState(
            String apiVersion, String kind, @Nullable String name, String path, String value) {}

    /**
     * A part of an object that is another at each rendering, such as a password that a chart makes up.
     *
     * @param group of the kind; empty for the core one
     * @param paths of what changes, as JSON pointers (RFC 6901)
     */
    public record ChangingPart(String group, String kind, String name, List<String> paths) {
        public ChangingPart {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The installation of a component.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if its entry is malformed
     */
    public static Installation of(@Nullable RegisteredComponent component) {
        if (component == null || !(component.document().get("installation") instanceof Value.Mapping entry)) {
            return USUAL;
        }
        List<ReadyState> ready = new ArrayList<>();
        for (Value one : entry.items("waitFor")) {
            String name = one.text("name");
            ready.add(new ReadyState(
                    needed(one, "apiVersion", component),
                    needed(one, "kind", component),
                    name.isEmpty() ? null : name,
                    needed(one, "path", component),
                    needed(one, "value", component)));
        }
        List<ChangingPart> changing = new ArrayList<>();
        for (Value one : entry.items("changing")) {
            changing.add(new ChangingPart(
                    one.text("group"),
                    needed(one, "kind", component),
                    needed(one, "name", component),
                    one.items("paths").stream().map(Value::text).toList()));
        }
        return new Installation(
                minutes(entry, component),
                entry.text("upgradeDefinitions").equals("true"),
                ready,
                changing,
                entry.get("argocdValues") instanceof Value.Mapping values ? values : Value.Mapping.EMPTY);
    }

    private static int minutes(Value.Mapping entry, RegisteredComponent component) {
        String text = entry.text("timeoutMinutes");
        if (text.isEmpty()) {
            return USUAL.minutes();
        }
        try {
            int minutes = Integer.parseInt(text);
            if (minutes >= 1 && minutes <= MOST_MINUTES) {
                return minutes;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw malformed(component, "timeoutMinutes is not a whole number from 1 to " + MOST_MINUTES);
    }

    private static String needed(Value entry, String field, RegisteredComponent component) {
        String text = entry.text(field);
        if (text.isEmpty()) {
            throw malformed(component, "an entry has no " + field);
        }
        return text;
    }

    private static EidosException malformed(RegisteredComponent component, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the registry's 'installation' of a component is malformed")
                .object("component " + component.name())
                .reason(reason)
                .build();
    }
}
