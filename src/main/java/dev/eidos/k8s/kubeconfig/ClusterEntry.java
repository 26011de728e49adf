package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.PemCertificates;
import dev.eidos.http.SiteProxies;
import dev.eidos.http.WebAccess;
import dev.eidos.http.WebProxy;
import dev.eidos.k8s.credential.ExecCluster;
import dev.eidos.k8s.credential.Pem;
import dev.eidos.k8s.transport.ServerAddress;
import dev.eidos.k8s.transport.ServerName;
import dev.eidos.k8s.transport.ServerTrust;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of a kubeconfig: where it is, and how it is known.
 *
 * @param authorities the certificate authorities of its own; null for none
 */
record ClusterEntry(
        NamedEntry entry, boolean insecure, @Nullable Pem authorities) {
    private static final String EXEC_EXTENSION = "client.authentication.k8s.io/exec";

    static ClusterEntry of(NamedEntry entry) {
        boolean insecure = entry.flag("insecure-skip-tls-verify");
        boolean named = entry.text("certificate-authority") != null || entry.text("certificate-authority-data") != null;
        if (insecure && named) {
            throw entry.invalid(
                    "it has a certificate authority, and insecure-skip-tls-verify not to ask for one: remove either");
        }
        return new ClusterEntry(entry, insecure, EntryPem.of(entry, "certificate-authority"));
    }

    /**
     * Without a scheme it is {@code https}, unless neither a certificate authority nor a credential says that it is.
     *
     * @param hasLogin whether somebody is to be logged in there
     */
    ServerAddress address(boolean hasLogin) {
        boolean secure = hasLogin || insecure || authorities != null || serverName() != null;
        ServerAddress address = ServerAddress.parse(entry.textOrEmpty("server"), secure);
        if (address == null) {
            // not quoted: there may be a password in it
            throw entry.invalid("server is not the URL of an API server, such as https://10.0.0.1:6443");
        }
        return address;
    }

    @Nullable
    String serverName() {
        String name = entry.text("tls-server-name");
        if (name != null && !ServerName.isValid(name)) {
            throw entry.invalid("tls-server-name is neither a host name nor an address");
        }
        return name;
    }

    ServerTrust trust(Map<String, String> environment) {
        if (insecure) {
            return new ServerTrust.Anyone();
        }
        return authorities == null ? siteTrust(environment) : trust(authorities);
    }

    /** What this machine trusts, which the same variables say as for Go's programs. */
    static ServerTrust siteTrust(Map<String, String> environment) {
        List<X509Certificate> named = new WebAccess(environment).authorities();
        return named.isEmpty() ? new ServerTrust.Public() : new ServerTrust.Authorities(named);
    }

    static ServerTrust trust(Pem authorities) {
        try {
            List<X509Certificate> certificates = PemCertificates.parse(authorities.text());
            if (certificates.isEmpty()) {
                throw unusable(authorities, "there is no certificate in PEM in it");
            }
            return new ServerTrust.Authorities(certificates);
        } catch (CertificateException e) {
            throw unusable(authorities, "a certificate in it is damaged");
        }
    }

    private static EidosException unusable(Pem authorities, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the certificate authority cannot be used")
                .object(authorities.origin())
                .reason(reason)
                .build();
    }

    /** Its own, which is used always, or what the environment says. */
    @Nullable
    WebProxy proxy(ServerAddress address, Map<String, String> environment) {
        String own = entry.text("proxy-url");
        return own == null || own.isBlank()
                ? SiteProxies.proxy(address.uri(), environment)
                : WebProxy.parse(own, "proxy-url in the kubeconfig");
    }

    /** As a credential plugin is told of it. */
    ExecCluster told(ServerAddress address) {
        return new ExecCluster(
                address.url(),
                serverName(),
                insecure,
                authorities == null ? null : authorities.text(),
                entry.text("proxy-url"),
                entry.flag("disable-compression"),
                execConfig());
    }

    private @Nullable Value execConfig() {
        for (Value extension : entry.items("extensions")) {
            if (extension.text("name").equals(EXEC_EXTENSION)) {
                return extension.at("extension");
            }
        }
        return null;
    }
}
