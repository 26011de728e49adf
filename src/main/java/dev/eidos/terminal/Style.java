package dev.eidos.terminal;

/** Terminal colours, or none. Codes of ECMA-48 (SGR). */
public enum Style {
    BOLD("1"),

    DIM("2"),
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, or as it is where colour is off. */
    public String paint(String text, boolean colour) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
