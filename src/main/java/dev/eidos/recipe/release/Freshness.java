package dev.eidos.recipe.release;

import org.jspecify.annotations.Nullable;

/**
 * How fresh the library's version of a component is.
 *
 * @param ours as the registry has it; null for a component that has none
 * @param newestPatch of the same minor version; null if none is newer
 * @param newest of all; null if none is newer
 * @param reason why nobody can tell, or where the chart is not; null if there is nothing to say
 */
public record Freshness(
        String component,
        @Nullable String ours,
        @Nullable String newestPatch,
        @Nullable String newest,
        State state,
        @Nullable String reason) {

    /** The states of a component, what asks for least first. */
    public enum State {
        /** Nothing is newer. */
        CURRENT("current"),
        /** Another minor or major version is newer. */
        NEWER("newer"),
        /** A newer patch of this minor version is there. */
        PATCH("patch"),
        /** Its publisher says that it should not be used any more. */
        DEPRECATED("deprecated"),
        /** It is not where the library looks for it. */
        MOVED("moved"),
        UNKNOWN("unknown");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Holds the version that the library has against what is published. */
    public static Freshness of(String component, @Nullable String ours, Published published) {
        ReleaseNumber mine = ours == null ? null : ReleaseNumber.parse(ours);
        return switch (published) {
            case Published.Unknown(String reason) -> unknown(component, ours, reason);
            case Published.Absent(String place) ->
                new Freshness(component, ours, null, null, State.MOVED, place + " has it no more");
            case Published.Versions versions ->
                mine == null
                        ? unknown(component, ours, "its version is none that can be compared")
                        : of(component, mine, versions);
        };
    }

    private static Freshness unknown(String component, @Nullable String ours, String reason) {
        return new Freshness(component, ours, null, null, State.UNKNOWN, reason);
    }

    private static Freshness of(String component, ReleaseNumber mine, Published.Versions versions) {
        ReleaseNumber patch = mine;
        ReleaseNumber newest = mine;
        for (String text : versions.all()) {
            ReleaseNumber one = ReleaseNumber.parse(text);
            if (one != null) {
                patch = one.isPatchOf(mine) && one.compareTo(patch) > 0 ? one : patch;
                newest = one.compareTo(newest) > 0 ? one : newest;
            }
        }
        boolean hasPatch = patch.compareTo(mine) > 0;
        boolean hasNewer = newest.compareTo(mine) > 0;
        State state = hasPatch ? State.PATCH : hasNewer ? State.NEWER : State.CURRENT;
        boolean deprecated =
                versions.deprecated().contains(mine.text()) || versions.deprecated().contains(newest.text());
        return new Freshness(
                component,
                mine.text(),
                hasPatch ? patch.text() : null,
                hasNewer ? newest.text() : null,
                deprecated ? State.DEPRECATED : state,
                null);
    }
}
