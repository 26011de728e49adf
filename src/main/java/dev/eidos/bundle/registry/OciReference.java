package dev.eidos.bundle.registry;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.redact.ShownUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An artifact in a registry: {@code oci://host[:port]/name[:tag][@sha256:…]}, with a tag, a digest or both.
 *
 * @param registry the host, with the port if one is given
 * @param name the repository, with {@code /} between its parts
 * @param digest takes precedence over the tag, which then only says what was meant
 */
public record OciReference(
        String registry,
        String name,
        @Nullable String tag,
        @Nullable String digest) {
    public static final String SCHEME = "oci://";

    /** The most characters: more than the longest registry, name, tag and digest that are allowed. */
    private static final int MAX_LENGTH = 512;

    /** The form of a host: RFC 1123 names, IPv4 and IPv6 (RFC 3986, section 3.2.2). */
    private static final String HOST = "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])";

    /** OCI distribution specification 1.1, "Pulling manifests". */
    private static final String NAME_PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";

    private static final String TAG = "[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}";

    /** They may be secret, and are not shown. */
    private static final Pattern CREDENTIALS = Pattern.compile("oci://[^/]*@");

    private static final Pattern REFERENCE = Pattern.compile("oci://(?<registry>" + HOST + "(?::[0-9]{1,5})?)/(?<name>"
            + NAME_PART + "(?:/" + NAME_PART + ")*)" + "(?::(?<tag>" + TAG + "))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    /**
     * Reads what a user wrote.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is no reference, or has neither tag nor digest
     */
    public static OciReference parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid(
                    ShownUrl.of(text.substring(0, MAX_LENGTH)) + "…", "it has more than " + MAX_LENGTH + " characters");
        }
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            throw CREDENTIALS.matcher(text).lookingAt()
                    ? invalid(
                            ShownUrl.of(CREDENTIALS.matcher(text).replaceFirst("oci://"))
                                    .replaceFirst("^oci://", "oci://…@"),
                            "credentials do not belong in it")
                    : invalid(ShownUrl.of(text), problem(text));
        }
        String registry = matcher.group("registry");
        if (!isAuthority(registry)) {
            throw invalid(text, "there is no such host or port");
        }
        if (matcher.group("tag") == null && matcher.group("digest") == null) {
            throw invalid(text, "it has neither a tag nor a digest");
        }
        return new OciReference(registry, matcher.group("name"), matcher.group("tag"), matcher.group("digest"));
    }

    /** The tag or digest that the registry is asked for; the digest, if the reference has both. */
    String manifest() {
        return digest != null ? digest : String.valueOf(tag);
    }

    private static String problem(String text) {
        return REFERENCE.matcher(text.toLowerCase(Locale.ROOT)).matches()
                ? "the names of a registry are in lower case"
                : "registry, name, tag or digest are not what a registry takes";
    }

    private static boolean isAuthority(String registry) {
        try {
            URI uri = new URI("https://" + registry).parseServerAuthority();
            return uri.getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return SCHEME + registry + "/" + name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    private static EidosException invalid(String text, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a reference to a registry")
                .object(text)
                .reason(reason)
                .suggestion("use oci://HOST[:PORT]/NAME:TAG or oci://HOST[:PORT]/NAME@sha256:DIGEST, in lower case")
                .build();
    }
}
