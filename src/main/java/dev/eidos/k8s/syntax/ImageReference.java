package dev.eidos.k8s.syntax;

import dev.eidos.error.MalformedValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container image, after the grammar of the distribution project ({@code reference.go}):
 * {@code [host[:port]/]path[:tag][@digest]}.
 *
 * @param name host and path
 * @param tag the tag, if one was given
 * @param digest such as {@code sha256:…}, if one was given; it wins over the tag
 */
public record ImageReference(String name, Optional<String> tag, Optional<String> digest) {
    private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST = "(?:" + HOST_PART + "(?:\\." + HOST_PART + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern FORM = Pattern.compile("((?:" + HOST + "/)?" + PATH_PART + "(?:/" + PATH_PART + ")*)"
            + "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
    private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int MAX_NAME = 255;

    /** A name, a tag and the longest digest that is used. */
    private static final int MAX_LENGTH = 1024;

    /**
     * Reads an image's name.
     *
     * @throws MalformedValue if it is not one
     */
    public static ImageReference parse(String text) {
        if (text.length() > MAX_LENGTH) {
            // a pattern with repeated groups takes the stack of a thread for a long text
            throw invalid(text.substring(0, MAX_NAME) + "…", "it is longer than " + MAX_LENGTH + " characters");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw invalid(
                    text,
                    text.chars().anyMatch(Character::isUpperCase)
                            ? "only the tag and the host may have upper-case letters"
                            : "host/path:tag is needed");
        }
        String name = matcher.group(1);
        if (name.length() > MAX_NAME) {
            throw invalid(text, "the name is longer than " + MAX_NAME + " characters");
        }
        Optional<String> digest = Optional.ofNullable(matcher.group(3));
        digest.filter(value ->
                        value.startsWith("sha256:") && !SHA256.matcher(value).matches())
                .ifPresent(value -> {
                    throw invalid(text, "a sha256 digest has 64 lower-case hexadecimal digits");
                });
        return new ImageReference(name, Optional.ofNullable(matcher.group(2)), digest);
    }

    private static MalformedValue invalid(String text, String reason) {
        return new MalformedValue(
                "not the name of an image",
                text,
                reason,
                "write host/path:tag or host/path@sha256:…, such as ghcr.io/nvidia/eidos:1.0.0");
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return name
                + tag.map(text -> ":" + text).orElse("")
                + digest.map(text -> "@" + text).orElse("");
    }
}
