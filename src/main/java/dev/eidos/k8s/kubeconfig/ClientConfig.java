package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.SiteProxies;
import dev.eidos.http.WebProxy;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The client library's configuration for a cluster.
 *
 * <p>The library merges kubeconfigs, finds certificates and runs credential plugins. What it leaves out (8.0.0: token
 * files, impersonation, a proxy for https servers, complaints about unknown contexts) is added here; the environment
 * variables that only it knows are not read.
 */
final class ClientConfig {
    private static final int CONNECT_MILLIS = 3_000;
    static final int REQUEST_MILLIS = 10_000;

    private ClientConfig() {}

    static Config of(ClusterAccess access, Map<String, String> environment) {
        return of(access, environment, PluginLimit.USUAL);
    }

    static Config of(ClusterAccess access, Map<String, String> environment, Duration pluginLimit) {
        Config config = switch (access) {
            case ClusterAccess.None none -> throw none.failure();
            case ClusterAccess.Kubeconfig kubeconfig -> fromFiles(kubeconfig, environment, pluginLimit);
            case ClusterAccess.InCluster pod -> inCluster(pod);
        };
        config.setUserAgent("eidos");
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        // the library's ten retries keep an unreachable server's user waiting for minutes
        config.setRequestRetryBackoffLimit(1);
        return config;
    }

    private static Config fromFiles(
            ClusterAccess.Kubeconfig access, Map<String, String> environment, Duration pluginLimit) {
        String files =
                String.join(", ", access.files().stream().map(Path::toString).toList());
        List<io.fabric8.kubernetes.api.model.Config> parsed = KubeconfigReader.read(access.files());
        ContextChoice choice = ContextChoice.of(parsed, access.context(), files);
        Config config = Config.empty();
        PluginLimit limit = PluginLimit.on(choice.user(), pluginLimit);
        try (limit) {
            KubeConfigUtils.merge(
                    config, choice.context(), parsed.toArray(io.fabric8.kubernetes.api.model.Config[]::new));
        } catch (KubernetesClientException e) {
            throw EidosException.of(
                            ErrorCode.INVALID_INPUT, "cannot use the credentials of context " + choice.context())
                    .object(files)
                    .reason(e.getMessage())
                    .cause(e)
                    .build();
        }
        WebProxy proxy = proxy(choice.cluster().getProxyUrl(), config.getMasterUrl(), environment);
        config.setHttpProxy(proxy == null ? null : proxy.url());
        config.setHttpsProxy(proxy == null ? null : proxy.url());
        // decided here
        config.setNoProxy(new String[0]);
        if (choice.user() != null) {
            authenticate(config, choice.user(), choice.context(), limit);
        }
        return config;
    }

    /** The cluster's own, which is used always, or what the environment says. */
    private static @Nullable WebProxy proxy(@Nullable String own, String server, Map<String, String> environment) {
        if (own != null && !own.isBlank()) {
            return WebProxy.parse(own, "proxy-url in the kubeconfig");
        }
        try {
            return SiteProxies.proxy(new URI(server), environment);
        } catch (URISyntaxException e) {
            // whoever connects to it says so
            return null;
        }
    }

    private static void authenticate(Config config, AuthInfo user, String context, PluginLimit limit) {
        String tokenFile = user.getTokenFile();
        if (tokenFile != null && !tokenFile.isEmpty()) {
            File kubeconfig = config.getFileWithAuthInfo();
            Path file = Path.of(tokenFile);
            Path resolved = kubeconfig == null ? file : kubeconfig.toPath().resolveSibling(file);
            config.setOauthTokenProvider(() -> token(resolved));
        }
        config.setImpersonateUsername(user.getAs());
        if (user.getAsGroups() != null) {
            config.setImpersonateGroups(user.getAsGroups().toArray(String[]::new));
        }
        if (user.getAsUserExtra() != null) {
            config.setImpersonateExtras(user.getAsUserExtra());
        }
        if (user.getExec() != null && hasNoCredentials(config)) {
            throw limit.hasPassed() ? pluginEndless(user.getExec(), context) : pluginFailed(user.getExec(), context);
        }
    }

    private static boolean hasNoCredentials(Config config) {
        return config.getAutoOAuthToken() == null
                && config.getOauthTokenProvider() == null
                && config.getClientCertData() == null
                && config.getClientCertFile() == null;
    }

    private static EidosException pluginEndless(ExecConfig plugin, String context) {
        return EidosException.of(ErrorCode.TIMED_OUT, "the credential plugin of context " + context + " does not end")
                .object(plugin.getCommand())
                .reason("ended by force after " + PluginLimit.USUAL.toSeconds() + " s")
                .suggestion("log in with it first: " + line(plugin))
                .build();
    }

    private static String line(ExecConfig plugin) {
        List<String> words = new ArrayList<>(List.of(plugin.getCommand()));
        words.addAll(Objects.requireNonNullElse(plugin.getArgs(), List.of()));
        return String.join(" ", words);
    }

    private static EidosException pluginFailed(ExecConfig plugin, String context) {
        return EidosException.of(ErrorCode.FORBIDDEN, "the credential plugin of context " + context + " gave nothing")
                .object(plugin.getCommand())
                .reason("no credential of " + plugin.getApiVersion() + " in its output")
                .suggestion("run it to see why: " + line(plugin))
                .build();
    }

    private static Config inCluster(ClusterAccess.InCluster pod) {
        Config config = Config.empty();
        config.setMasterUrl(pod.url());
        Path authority = pod.serviceAccount().resolve("ca.crt");
        if (Files.exists(authority)) {
            config.setCaCertFile(authority.toString());
        }
        config.setNamespace(namespace(pod.serviceAccount().resolve("namespace")));
        // read at every request: the kubelet replaces the token before it expires
        config.setOauthTokenProvider(() -> token(pod.token()));
        return config;
    }

    private static @Nullable String namespace(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return null;
        }
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FORBIDDEN, "cannot read the token to log in with")
                    .object(file.toString())
                    .reason(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
