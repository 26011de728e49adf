package dev.eidos.redact;

import dev.eidos.measurement.Reading;

/**
 * The mask that takes passwords, tokens and keys out of what is captured, so that a snapshot can be shown to anybody.
 * In doubt it hides: a value too few in a snapshot costs little.
 */
public final class CredentialMask {
    /** The text in a snapshot in place of a credential. */
    public static final String REDACTED = "<redacted>";

    private CredentialMask() {}

    /** The value of a field in a configuration file or API object. */
    public static Reading ofField(String name, Reading value) {
        return ofField(name, value, CredentialNames.STANDARD);
    }

    static Reading ofField(String name, Reading value, CredentialNames names) {
        return switch (value) {
            case Reading.Text(String text) -> {
                String shown = isHarmless(text) || !names.tell(name) ? hide(text, names) : REDACTED;
                yield shown.equals(text) ? value : Reading.of(shown);
            }
            case Reading.Whole _, Reading.Decimal _ ->
                names.tell(name) && !isHarmless(value.asText()) ? Reading.of(REDACTED) : value;
            case Reading.Flag _ -> value;
        };
    }

    /** The value of an environment variable or kernel parameter. */
    public static String ofVariable(String name, String value) {
        return isHarmless(value) || !CredentialNames.STANDARD.tellOfVariable(name) ? hide(value) : REDACTED;
    }

    /** Text that was found on its own: all in it that names or its own form tell to be a credential. */
    public static String hide(String text) {
        return hide(text, CredentialNames.STANDARD);
    }

    static String hide(String text, CredentialNames names) {
        return switch (Text.kind(text)) {
            case PLAIN -> text;
            case WORD -> TokenForms.hide(PemKeys.hideEncoded(text));
            case ANY -> {
                String shown = ColonPairs.hide(hideForms(text), names);
                shown = SetVariables.hide(CommandWords.hide(shown, names), names);
                yield AssignedPairs.hide(shown, names);
            }
        };
    }

    /**
     * What its own form tells to be a credential, whatever stands around it: keys, tokens, user information. Ordinary
     * sentences about passwords stay as they are.
     */
    public static String hideForms(String text) {
        return switch (Text.kind(text)) {
            case PLAIN -> text;
            case WORD -> TokenForms.hide(PemKeys.hideEncoded(text));
            case ANY -> UserInformation.hide(TokenForms.hide(PemKeys.hide(text)));
        };
    }

    /** As {@link #hideForms}, of a message, in which no query of a URL is needed. */
    public static String hideInMessage(String message) {
        return ShownUrl.hideQueries(hideForms(message));
    }

    /** Returns whether a field, a flag or a word of this name is likely to hold a credential, or announces one. */
    public static boolean named(String name) {
        return CredentialNames.STANDARD.tell(name);
    }

    /** Returns whether a value cannot be a credential, whatever its name: a switch, or the path of a file. */
    public static boolean isHarmless(String value) {
        return value.length() <= 1
                || value.equals(REDACTED)
                || value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || HarmlessValues.isPath(value)
                || HarmlessValues.isDigest(value);
    }
}
