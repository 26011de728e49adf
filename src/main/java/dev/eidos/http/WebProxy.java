package dev.eidos.http;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy. What was written is never shown: a password may be in it, also where it is no URL.
 *
 * @param source where it was named, such as {@code HTTPS_PROXY}
 * @param host without brackets
 * @param login {@code user:password}; null if it wants none
 */
public record WebProxy(
        String source, String host, int port, @Nullable String login) {
    private static final Pattern URL = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)([/?#].*)?");

    private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::(\\d{0,5}))?");

    /**
     * Reads {@code http://user:password@host:port}, of which the host alone must be there.
     *
     * @throws EidosException if it is something else, or a kind of proxy that is not supported
     */
    public static WebProxy parse(String text, String source) {
        Matcher url = URL.matcher(text.strip());
        if (!url.matches() || (url.group(3) != null && url.group(3).contains("@"))) {
            throw unusable(source, "it is not the URL of a proxy");
        }
        String scheme = url.group(1) == null ? "http" : url.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw unusable(source, "a proxy that is talked to by " + scheme + ":// is not supported");
        }
        // the last one, as in Go: a password may have another
        int at = url.group(2).lastIndexOf('@');
        Matcher place = PLACE.matcher(url.group(2).substring(at + 1));
        if (!place.matches()) {
            throw unusable(source, "it is not the URL of a proxy");
        }
        String host = place.group(1) == null ? place.group(2) : place.group(1);
        return new WebProxy(
                source,
                host,
                port(place.group(3), source),
                at < 0 ? null : login(url.group(2).substring(0, at), source));
    }

    private static int port(@Nullable String digits, String source) {
        int port = digits == null || digits.isEmpty() ? 80 : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw unusable(source, "its port is not one");
        }
        return port;
    }

    private static String login(String raw, String source) {
        int colon = raw.indexOf(':');
        try {
            return colon < 0
                    ? decoded(raw) + ":"
                    : decoded(raw.substring(0, colon)) + ":" + decoded(raw.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw unusable(source, "a % in user or password is followed by no two hexadecimal digits");
        }
    }

    /**
     * Decodes percent-encoding. The JDK's decoder is for forms, where a plus is a space, so a plus is encoded before.
     */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static EidosException unusable(String source, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot use this proxy")
                .object(source)
                .reason(reason)
                .suggestion("write http://host:port or http://user:password@host:port, with %XX for what is special"
                        + " in user and password")
                .build();
    }

    /** The proxy's name in messages: without user and password. */
    public String name() {
        return "http://" + place();
    }

    /** The proxy's URL as other HTTP clients take it: with user and password. Not for messages. */
    public String url() {
        if (login == null) {
            return name();
        }
        int colon = login.indexOf(':');
        return "http://" + encoded(login.substring(0, colon)) + ":" + encoded(login.substring(colon + 1)) + "@"
                + place();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String place() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The header that logs in (RFC 7617); null if there is nobody to log in as. */
    public @Nullable String authorization() {
        return login == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it is; the host is not looked up yet. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    @Override
    public String toString() {
        return name();
    }
}
