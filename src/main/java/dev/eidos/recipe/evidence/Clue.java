package dev.eidos.recipe.evidence;

/** A reading that says something about one criterion. */
public sealed interface Clue {

    /** The path of the reading in the snapshot, such as {@code OS.release.ID}. */
    String path();

    String reading();

    /** The meaning of the reading, as a phrase for people. */
    String says();

    /** It stands for a value that recipes are known for. */
    record Tells(String path, String reading, String value, String why) implements Clue {
        @Override
        public String says() {
            return value + ", " + why;
        }
    }

    /** It names something that no recipe is known for. */
    record Unknown(String path, String reading, String name) implements Clue {
        @Override
        public String says() {
            return name + ", for which no recipe is known";
        }
    }

    /** It does not name a value, but speaks against the one that others tell. */
    record Denies(String path, String reading, String why) implements Clue {
        @Override
        public String says() {
            return why;
        }
    }

    /** The whole of it: {@code OS.release.ID 'debian': debian, for which no recipe is known}. */
    default String text() {
        return path() + " '" + reading() + "': " + says();
    }
}
