package dev.eidos.document;

/**
 * A place in a text.
 *
 * @param line from 1; 0 where there is no text
 * @param column from 1; 0 where there is no text
 */
public record Position(int line, int column) {
    public static final Position NONE = new Position(0, 0);
}
