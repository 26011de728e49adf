package dev.eidos.http;

import dev.eidos.error.EidosException;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The access to the web, as this site wants it: HTTP clients with its proxies and certificate authorities.
 *
 * @param environment of the process
 */
public record WebAccess(Map<String, String> environment) {
    /**
     * A client that follows no redirect. Close it after use.
     *
     * @param secure whether it will speak TLS; without it, no authorities are read
     * @throws EidosException if the environment names authorities that cannot be read
     */
    public HttpClient client(Duration connect, boolean secure) {
        // the older protocol alone: asking for the newer one over plain HTTP confuses some servers
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .proxy(new Selector(this));
        if (secure && Authorities.areNamed(environment)) {
            client.sslContext(context(Authorities.read(environment)));
        }
        return client.build();
    }

    /**
     * A request, with the login of the proxy that it goes through.
     *
     * @throws EidosException if the environment names a proxy that cannot be used
     */
    public HttpRequest.Builder request(URI url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        WebProxy proxy = proxy(url);
        String authorization = proxy == null ? null : proxy.authorization();
        if (authorization != null) {
            // the JDK's client sends it to proxies alone; see jdk.http.auth.tunneling.disabledSchemes in
            // dev.eidos.build.JvmFlags
            request.setHeader("Proxy-Authorization", authorization);
        }
        return request;
    }

    /**
     * The proxy for a URL.
     *
     * @return null if there is none
     * @throws EidosException if the environment names one that cannot be used
     */
    public @Nullable WebProxy proxy(URI url) {
        return SiteProxies.proxy(url, environment);
    }

    /**
     * The certificate authorities that are trusted instead of the public ones.
     *
     * @return empty if the environment names none
     * @throws EidosException if it names some that cannot be read
     */
    public List<X509Certificate> authorities() {
        return Authorities.areNamed(environment) ? Authorities.read(environment) : List.of();
    }

    /** Advice about a server whose certificate is of no trusted authority. */
    public String trustSuggestion() {
        String file = Authorities.file(environment);
        return (file.isEmpty()
                        ? "set SSL_CERT_FILE to a PEM file with the authority that signed its certificate"
                        : "add the authority that signed its certificate to " + file + " (SSL_CERT_FILE)")
                + "; a proxy that reads along has an authority of its own";
    }

    private static SSLContext context(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has these", e);
        }
    }

    private static final class Selector extends ProxySelector {
        private final WebAccess access;

        private Selector(WebAccess access) {
            this.access = access;
        }

        @Override
        public List<Proxy> select(URI url) {
            WebProxy proxy = access.proxy(url);
            return List.of(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy.address()));
        }

        @Override
        public void connectFailed(URI url, SocketAddress address, IOException failure) {
            // whoever sent the request is told
        }
    }
}
