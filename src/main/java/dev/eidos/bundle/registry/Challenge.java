package dev.eidos.bundle.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The authentication that a registry asks for in {@code WWW-Authenticate} (RFC 9110, section 11.6.1). */
sealed interface Challenge {

    /** A name and a password. */
    record Basic() implements Challenge {}

    /**
     * A token that another service gives (distribution, "Token Authentication Specification").
     *
     * @param realm the service's URL
     * @param service the registry's name there; may be empty
     * @param scope what the token must allow; may be empty
     */
    record Bearer(String realm, String service, String scope) implements Challenge {}

    /** Nothing that is known here. */
    record Unknown() implements Challenge {}

    /** The best of all challenges in the headers. */
    static Challenge parse(List<String> headers) {
        Challenge best = new Unknown();
        for (String header : headers) {
            Matcher scheme = Headers.SCHEME.matcher(header);
            while (scheme.find()) {
                int end = scheme.end();
                if (scheme.group(1).toLowerCase(Locale.ROOT).equals("bearer")) {
                    Map<String, String> values = Headers.parameters(header.substring(end));
                    return new Bearer(
                            values.getOrDefault("realm", ""),
                            values.getOrDefault("service", ""),
                            values.getOrDefault("scope", ""));
                }
                best = new Basic();
            }
        }
        return best;
    }

    /** The grammar of the header, as far as registries use it. */
    final class Headers {
        private static final Pattern SCHEME =
                Pattern.compile("(?:^|,)\\s*(bearer|basic)(?=\\s|,|$)", Pattern.CASE_INSENSITIVE);

        private static final Pattern PARAMETER =
                Pattern.compile("\\G[\\s,]*([a-zA-Z_]+)\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^\\s,\"]+))");

        private Headers() {}

        /** Up to where the next scheme begins, which has no value. */
        private static Map<String, String> parameters(String text) {
            Map<String, String> values = new HashMap<>();
            Matcher parameter = PARAMETER.matcher(text);
            while (parameter.find()) {
                String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                values.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
            }
            return values;
        }
    }
}
