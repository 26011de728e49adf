package dev.eidos.recipe.charts;

import java.io.IOException;

/** The check of a path that an archive has for a file. */
final class ChartPath {
    private static final int LONGEST = 1000;

    private ChartPath() {}

    /**
     * The path in its plain form.
     *
     * @throws IOException if it leads out of the chart, or no file system should have it
     */
    static String plain(String path) throws IOException {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        if (plain.length() > LONGEST) {
            throw new IOException("the path of a file in it has more than " + LONGEST + " characters");
        }
        if (plain.startsWith("/")) {
            throw new IOException("a file in it leaves the chart's folder: " + plain);
        }
        if (plain.codePoints().anyMatch(character -> character == '\\' || Character.isISOControl(character))) {
            throw new IOException("the path of a file in it has a backslash, or a character that is not shown");
        }
        for (String part : plain.split("/", -1)) {
            if (part.equals("..")) {
                throw new IOException("a file in it leaves the chart's folder: " + plain);
            }
            if (part.isEmpty() || part.equals(".")) {
                throw new IOException("the path of a file in it is not plain: " + plain);
            }
        }
        return plain;
    }
}
