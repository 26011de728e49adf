package dev.eidos.text;

/** Numbers of things as people read them: "1 node", "2 nodes". */
public final class Counted {
    private Counted() {}

    /**
     * Returns the number and the noun.
     *
     * @param noun in the singular, with a plural that takes an s
     */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
