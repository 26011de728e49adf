package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Value;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthProviderConfig;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig in the client library's terms (Kubernetes documentation, "kubeconfig (v1)"). The library's own mapper
 * takes 0.2 s to get ready, and would be used for this alone. Fields that only other tools know are passed over.
 */
final class KubeconfigModel {
    private final File file;

    private KubeconfigModel(File file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if something is of another kind than it must be; the message names it */
    static Config of(Value document, File file) {
        if (!(document instanceof Value.Mapping)) {
            throw new IllegalArgumentException("it is " + document.kind());
        }
        var model = new KubeconfigModel(file);
        Config config = new Config();
        config.setCurrentContext(text(document, "current-context"));
        config.setContexts(each(document, "contexts", model::context));
        config.setClusters(each(document, "clusters", model::cluster));
        config.setUsers(each(document, "users", model::user));
        return config;
    }

    private NamedContext context(Value entry) {
        Value node = mapping(entry, "context");
        NamedContext named = new NamedContext();
        named.setName(text(entry, "name"));
        named.getAdditionalProperties().put("KUBERNETES_CONFIG_CONTEXT_FILE_KEY", file);
        if (node != null) {
            Context context = new Context();
            context.setCluster(text(node, "cluster"));
            context.setUser(text(node, "user"));
            context.setNamespace(text(node, "namespace"));
            named.setContext(context);
        }
        return named;
    }

    private NamedCluster cluster(Value entry) {
        Value node = mapping(entry, "cluster");
        NamedCluster named = new NamedCluster();
        named.setName(text(entry, "name"));
        named.getAdditionalProperties().put("KUBERNETES_CONFIG_CLUSTER_FILE_KEY", file);
        if (node != null) {
            Cluster cluster = new Cluster();
            cluster.setServer(text(node, "server"));
            cluster.setCertificateAuthority(text(node, "certificate-authority"));
            cluster.setCertificateAuthorityData(text(node, "certificate-authority-data"));
            cluster.setInsecureSkipTlsVerify(node.flag("insecure-skip-tls-verify"));
            cluster.setTlsServerName(text(node, "tls-server-name"));
            cluster.setProxyUrl(text(node, "proxy-url"));
            named.setCluster(cluster);
        }
        return named;
    }

    private NamedAuthInfo user(Value entry) {
        Value node = mapping(entry, "user");
        NamedAuthInfo named = new NamedAuthInfo();
        named.setName(text(entry, "name"));
        named.getAdditionalProperties().put("KUBERNETES_CONFIG_AUTH_INFO_FILE_KEY", file);
        if (node != null) {
            named.setUser(credentials(node));
        }
        return named;
    }

    private static AuthInfo credentials(Value node) {
        AuthInfo user = new AuthInfo();
        user.setClientCertificate(text(node, "client-certificate"));
        user.setClientCertificateData(text(node, "client-certificate-data"));
        user.setClientKey(text(node, "client-key"));
        user.setClientKeyData(text(node, "client-key-data"));
        user.setToken(text(node, "token"));
        user.setTokenFile(text(node, "tokenFile"));
        user.setUsername(text(node, "username"));
        user.setPassword(text(node, "password"));
        user.setAs(text(node, "as"));
        user.setAsUid(text(node, "as-uid"));
        user.setAsGroups(texts(node, "as-groups"));
        Map<String, List<String>> extra = new LinkedHashMap<>();
        node.entries("as-user-extra").forEach((key, values) -> extra.put(key, texts(values)));
        user.setAsUserExtra(extra);
        Value provider = mapping(node, "auth-provider");
        if (provider != null) {
            AuthProviderConfig config = new AuthProviderConfig();
            config.setName(text(provider, "name"));
            Map<String, String> settings = new LinkedHashMap<>();
            provider.entries("config").forEach((key, value) -> settings.put(key, value.text()));
            config.setConfig(settings);
            user.setAuthProvider(config);
        }
        Value exec = mapping(node, "exec");
        if (exec != null) {
            user.setExec(plugin(exec));
        }
        return user;
    }

    private static ExecConfig plugin(Value node) {
        ExecConfig exec = new ExecConfig();
        exec.setApiVersion(text(node, "apiVersion"));
        exec.setCommand(text(node, "command"));
        exec.setArgs(texts(node, "args"));
        exec.setInstallHint(text(node, "installHint"));
        exec.setInteractiveMode(text(node, "interactiveMode"));
        exec.setProvideClusterInfo(node.flag("provideClusterInfo"));
        exec.setEnv(each(node, "env", entry -> {
            ExecEnvVar variable = new ExecEnvVar();
            variable.setName(text(entry, "name"));
            variable.setValue(text(entry, "value"));
            return variable;
        }));
        return exec;
    }

    /** kubectl writes {@code users: null} for none. */
    private static <T> List<T> each(Value parent, String key, Function<Value, T> read) {
        List<T> all = new ArrayList<>();
        switch (parent.at(key)) {
            case Value.Sequence list ->
                list.items().forEach(item -> {
                    if (!(item instanceof Value.Mapping)) {
                        throw wrong(key, "a list of mappings", item);
                    }
                    all.add(read.apply(item));
                });
            case Value.Scalar scalar when scalar.value() == null -> {}
            case null -> {}
            case Value other -> throw wrong(key, "a list", other);
        }
        return all;
    }

    private static @Nullable Value mapping(Value parent, String key) {
        return switch (parent.at(key)) {
            case Value.Mapping mapping -> mapping;
            case Value.Scalar scalar when scalar.value() == null -> null;
            case null -> null;
            case Value other -> throw wrong(key, "a mapping", other);
        };
    }

    private static @Nullable String text(Value parent, String key) {
        return switch (parent.at(key)) {
            case Value.Scalar scalar ->
                scalar.value() == null ? null : scalar.value().asText();
            case null -> null;
            case Value other -> throw wrong(key, "a text", other);
        };
    }

    private static List<String> texts(Value parent, String... path) {
        return parent.items(path).stream().map(Value::text).toList();
    }

    private static IllegalArgumentException wrong(String key, String wanted, Value found) {
        return new IllegalArgumentException(key + " must be " + wanted + ", not " + found.kind()
                + (found.at().line() > 0 ? " in line " + found.at().line() : ""));
    }
}
