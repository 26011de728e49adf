package dev.eidos.bundle.seal;

import java.util.Optional;

/** The reasons why a path cannot be that of a file in a bundle. */
public enum PathFault {
    /** It is absolute, or goes up. */
    ESCAPES("it leads out of the bundle"),
    /** Another spelling of the same path is the plain one: {@code ./a}, {@code a//b}. */
    NOT_PLAIN("it has an empty part or '.'"),
    /** {@code sha256sum} writes such names in an escaped form; nobody should have to read them. */
    ODD_CHARACTER("it has a backslash, or a character that is not shown"),
    /** No tar archive of the first format, and no file system, holds much more. */
    TOO_LONG("it has more than " + PathFault.LONGEST + " characters");

    private static final int LONGEST = 200;

    private final String reason;

    PathFault(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** Empty for a path that is relative to the bundle and stays in it, with {@code /} between the parts. */
    public static Optional<PathFault> of(String path) {
        if (path.length() > LONGEST) {
            return Optional.of(TOO_LONG);
        }
        if (path.codePoints().anyMatch(PathFault::isOdd)) {
            return Optional.of(ODD_CHARACTER);
        }
        if (path.startsWith("/")) {
            return Optional.of(ESCAPES);
        }
        boolean plain = true;
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return Optional.of(ESCAPES);
            }
            plain &= !part.isEmpty() && !part.equals(".");
        }
        return plain ? Optional.empty() : Optional.of(NOT_PLAIN);
    }

    private static boolean isOdd(int character) {
        return character == '\\'
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> character == '\ufffd';
                };
    }
}
