package dev.eidos.k8s.transport;

import java.net.InetAddress;
import javax.net.ssl.SNIHostName;

/** The name that a server has to prove: that of a host, or an address. */
public final class ServerName {
    private ServerName() {}

    /** Returns whether a certificate can be for it. */
    public static boolean isValid(String name) {
        if (isAddress(name)) {
            return true;
        }
        try {
            return !new SNIHostName(name).getAsciiName().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isAddress(String name) {
        boolean mayBe = name.contains(":") || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        try {
            return mayBe && InetAddress.ofLiteral(name) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
