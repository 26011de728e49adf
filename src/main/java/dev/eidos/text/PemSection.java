package dev.eidos.text;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of PEM text (RFC 7468). What stands between sections is for people, and not read. Its content may be
 * secret, and is never shown.
 *
 * @param label such as {@code PRIVATE KEY}
 * @param content what stands between its two lines, as it is
 * @param ended whether the line of its end is there
 */
public record PemSection(String label, String content, boolean ended) {
    private static final Pattern SECTION =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)(-----END \\1-----)?");

    /** The sections of a text, in their order. */
    public static List<PemSection> in(String text) {
        List<PemSection> sections = new ArrayList<>();
        Matcher section = SECTION.matcher(text);
        while (section.find()) {
            sections.add(new PemSection(section.group(1), section.group(2), section.group(3) != null));
        }
        return sections;
    }

    /**
     * The content decoded.
     *
     * @throws IllegalArgumentException if it is not Base64
     */
    public byte[] bytes() {
        return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
    }

    @Override
    public String toString() {
        return "PEM section " + label;
    }
}
