package dev.eidos.live.read;

import java.util.List;

/**
 * A right that checks of a cluster need, and what for.
 *
 * @param group of the API; empty for the core group
 * @param resources their plurals
 * @param names the only objects that it is for; none for all
 * @param verbs {@code get}, {@code list} or both
 * @param why what is seen by it, as the end of a sentence that begins with "to see"
 */
public record ReadRight(String group, List<String> resources, List<String> names, List<String> verbs, String why) {
    public ReadRight {
        resources = List.copyOf(resources);
        names = List.copyOf(names);
        verbs = List.copyOf(verbs);
    }

    static ReadRight list(String group, List<String> resources, String why) {
        return new ReadRight(group, resources, List.of(), List.of("list"), why);
    }

    static ReadRight get(String group, String resource, String why) {
        return new ReadRight(group, List.of(resource), List.of(), List.of("get"), why);
    }

    /** For objects that a library's checks may name, or look at all of. */
    static ReadRight checked(String group, List<String> resources, String why) {
        return new ReadRight(group, resources, List.of(), List.of("get", "list"), why);
    }

    /** Returns whether it is about a kind. */
    public boolean covers(String ofGroup, String plural) {
        return group.equals(ofGroup) && resources.contains(plural);
    }
}
