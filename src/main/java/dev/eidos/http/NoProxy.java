package dev.eidos.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy: this machine, and those that {@code NO_PROXY} lists. An entry is a domain
 * with all below it, a {@code .domain} or {@code *.domain} without itself, an address, a network, or {@code *}; a port
 * may follow. The grammar is that of Go's {@code golang.org/x/net/http/httpproxy}, which most tools of the cluster
 * have.
 */
final class NoProxy {
    /** Stricter than the JDK, for which {@code 127.1} is an address too. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private NoProxy() {}

    /** @param host without brackets */
    static boolean covers(@Nullable String list, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        byte[] address = address(name);
        if (name.equals("localhost") || (address != null && isLoopback(address))) {
            return true;
        }
        for (String entry : list == null ? new String[0] : list.split(",", -1)) {
            if (matches(entry.strip().toLowerCase(Locale.ROOT), name, address, port)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String entry, String host, byte @Nullable [] address, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return address != null && isInNetwork(entry, address);
        }
        String place = entry;
        String itsPort = "";
        int colon = entry.lastIndexOf(':');
        if (colon >= 0 && (colon == entry.indexOf(':') || entry.charAt(colon - 1) == ']')) {
            place = entry.substring(0, colon);
            itsPort = entry.substring(colon + 1);
        }
        if (place.startsWith("[") && place.endsWith("]")) {
            place = place.substring(1, place.length() - 1);
        }
        return (itsPort.isEmpty() || itsPort.equals(String.valueOf(port))) && isPlace(place, host, address);
    }

    private static boolean isPlace(String place, String host, byte @Nullable [] address) {
        byte[] itsAddress = address(place);
        if (itsAddress != null) {
            return Arrays.equals(itsAddress, address);
        }
        String domain = place.startsWith("*.") ? place.substring(1) : place;
        return !domain.isEmpty()
                && (domain.startsWith(".")
                        ? host.endsWith(domain)
                        : host.equals(domain) || host.endsWith("." + domain));
    }

    private static boolean isInNetwork(String network, byte[] address) {
        int slash = network.indexOf('/');
        byte[] first = address(network.substring(0, slash));
        String digits = network.substring(slash + 1);
        if (first == null || first.length != address.length || !digits.matches("\\d{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(digits);
        for (int bit = 0; bit < bits && bit < first.length * 8; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((first[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return bits <= first.length * 8;
    }

    private static boolean isLoopback(byte[] address) {
        return address.length == 4
                ? address[0] == 127
                : address[15] == 1 && Arrays.equals(Arrays.copyOf(address, 15), new byte[15]);
    }

    /** Null for a name, which is not looked up. */
    private static byte @Nullable [] address(String text) {
        if (!text.contains(":") && !IPV4.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
