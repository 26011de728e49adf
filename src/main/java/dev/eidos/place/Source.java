package dev.eidos.place;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The place that a document is read from. */
public sealed interface Source {

    /** Standard input: {@code -}. */
    record Stdin() implements Source {}

    /** A file, a device or a pipe. */
    record File(Path path) implements Source {}

    /**
     * A document on the web.
     *
     * @param uri {@code http} or {@code https}, with a host, without credentials
     */
    record Url(URI uri) implements Source {}

    /** A ConfigMap: {@code cm://namespace/name}. */
    record ConfigMap(ConfigMapUri uri) implements Source {}

    /**
     * The source that a user named after a flag.
     *
     * @param flag such as {@code --snapshot}, for errors
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is none of these
     */
    static Source parse(String text, String flag) {
        if (text.equals("-")) {
            return new Stdin();
        }
        if (ConfigMapUri.matches(text)) {
            return new ConfigMap(ConfigMapUri.parse(text));
        }
        int end = text.indexOf("://");
        String scheme = end > 0 ? text.substring(0, end).toLowerCase(Locale.ROOT) : "";
        if (scheme.equals("http") || scheme.equals("https")) {
            return new Url(url(text, flag));
        }
        if (text.isBlank() || end > 0) {
            throw invalid(flag, shown(text), end > 0 ? "cannot read from " + scheme + "://" : "it is empty");
        }
        try {
            return new File(Path.of(text));
        } catch (InvalidPathException e) {
            throw invalid(flag, "", e.getReason());
        }
    }

    private static URI url(String text, String flag) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(flag, shown(text), e.getReason());
        }
        if (uri.getRawUserInfo() != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a URL with credentials is not used")
                    .object(flag + " " + shown(text))
                    .reason("other users see a command's arguments")
                    .suggestion("fetch it with a tool that keeps credentials, and give - to read its output")
                    .build();
        }
        if (uri.getHost() == null || uri.getPort() > 65_535) {
            throw invalid(flag, shown(text), "a host name is needed, and at most a port below 65536");
        }
        return uri;
    }

    /** Nothing of a malformed URL can be trusted to be no password, but what follows the last at sign. */
    private static String shown(String text) {
        int query = text.indexOf('?') >= 0 ? text.indexOf('?') : text.indexOf('#');
        String path = query < 0 ? text : text.substring(0, query);
        int at = text.lastIndexOf('@');
        int scheme = text.indexOf("://");
        return at < 0 || scheme < 0
                ? path
                : text.substring(0, scheme + 3) + "…" + (at < path.length() ? path.substring(at) : "");
    }

    private static EidosException invalid(String flag, String text, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a place to read from")
                .object(text.isEmpty() ? flag : flag + " " + text)
                .reason(reason)
                .suggestion("use a file, - for standard input, http(s)://…, or cm://namespace/name")
                .build();
    }
}
