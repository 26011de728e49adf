package dev.eidos.http;

import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fault of the proxy because of which there is no answer, as the parts of a failure of ours. */
public record ProxyFault(ErrorCode code, String reason, String suggestion) {
    /** The JDK's client has no exception of its own for it. */
    private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d+)");

    /** Null if there is no proxy, or another is to blame. */
    public static @Nullable ProxyFault of(@Nullable WebProxy proxy, Throwable failure) {
        if (proxy == null) {
            return null;
        }
        String named = "the proxy " + proxy.name();
        return switch (ConnectionFault.of(failure)) {
            case REFUSED -> unavailable(proxy, named + " refuses the connection");
            case UNKNOWN_HOST -> unavailable(proxy, "the host name of " + named + " cannot be resolved");
            case NO_CONNECTION_IN_TIME ->
                new ProxyFault(ErrorCode.TIMED_OUT, named + " gives no connection in time", advice(proxy));
            case NO_ANSWER_IN_TIME, NOT_TRUSTED, NOT_SECURE -> null;
            case OTHER -> failure instanceof IOException io ? other(proxy, named, io) : null;
        };
    }

    private static ProxyFault other(WebProxy proxy, String named, IOException failure) {
        Matcher tunnel = NO_TUNNEL.matcher(Objects.requireNonNullElse(failure.getMessage(), ""));
        if (!tunnel.find()) {
            return unavailable(proxy, IoReason.of(failure) + ", through " + named);
        }
        return new ProxyFault(
                tunnel.group(1).startsWith("5") ? ErrorCode.UNAVAILABLE : ErrorCode.FORBIDDEN,
                named + " does not connect to it, and answers " + tunnel.group(1),
                advice(proxy));
    }

    private static ProxyFault unavailable(WebProxy proxy, String reason) {
        return new ProxyFault(ErrorCode.UNAVAILABLE, reason, advice(proxy));
    }

    private static String advice(WebProxy proxy) {
        return "check " + proxy.source() + ", and whether the proxy may reach that host; hosts that are reached without"
                + " it go into NO_PROXY";
    }

    /** Null unless it is the proxy that wants another login (RFC 9110, section 15.5.8). */
    public static @Nullable ProxyFault of(@Nullable WebProxy proxy, HttpResponse<?> answer) {
        if (proxy == null || answer.statusCode() != 407) {
            return null;
        }
        String schemes = answer.headers().allValues("Proxy-Authenticate").stream()
                .map(challenge -> challenge.strip().split("[^A-Za-z0-9-]", 2)[0])
                .filter(scheme -> !scheme.isEmpty())
                .collect(Collectors.joining(", "));
        boolean hasBasic = schemes.isEmpty() || schemes.matches("(?i)(.*, )?basic(,.*)?");
        return new ProxyFault(
                ErrorCode.FORBIDDEN,
                "the proxy " + proxy.name() + " answers 407: it wants "
                        + (proxy.login() == null ? "a login" : "another login")
                        + (hasBasic ? "" : ", and knows none but " + schemes),
                hasBasic
                        ? "put user and password into " + proxy.source() + ": http://user:password@host:port, with %XX"
                                + " for what is special in them"
                        : "use a proxy that takes Basic, or one on this machine that logs in to it");
    }
}
