package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A webhook that a Service in the cluster serves.
 *
 * @param configuration the object that registers it, as messages name it
 * @param required whether requests fail without it (its {@code failurePolicy})
 */
record Webhook(
        String configuration, String name, String namespace, String service, boolean hasAuthority, boolean required) {
    static final String[] FIELDS = {
        "webhooks.name", "webhooks.failurePolicy", "webhooks.clientConfig.service", "webhooks.clientConfig.caBundle"
    };

    static final String SERVICE_NAME = "kubernetes.io/service-name";

    static List<Webhook> of(ObjectKind kind, Value configuration) {
        List<Webhook> all = new ArrayList<>();
        for (Value webhook : configuration.items("webhooks")) {
            Value service = webhook.at("clientConfig", "service");
            if (service != null) {
                all.add(new Webhook(
                        kind.object(null, configuration.text("metadata", "name")),
                        webhook.text("name"),
                        service.text("namespace"),
                        service.text("name"),
                        !webhook.text("clientConfig", "caBundle").isEmpty(),
                        !webhook.text("failurePolicy").equals("Ignore")));
            }
        }
        return all;
    }

    List<Finding> findings(Listed endpoints) {
        List<Finding> findings = new ArrayList<>();
        String effect = required ? "; the API server refuses what it is asked about" : "; it is passed over";
        if (endpoints.isKnown() && !isServed(endpoints)) {
            findings.add(Finding.failed(
                    configuration,
                    "webhook " + name + " has no endpoints: no pod that is ready serves " + namespace + "/" + service
                            + effect,
                    "make ready what the Service selects: kubectl --namespace " + namespace + " describe service "
                            + service));
        }
        if (!hasAuthority) {
            findings.add(Finding.failed(
                    configuration,
                    "webhook " + name + " has no caBundle: the API server trusts no certificate of it" + effect,
                    "see that cert-manager's cainjector, or the chart's certificate Job, has run"));
        }
        return findings;
    }

    private boolean isServed(Listed endpoints) {
        for (Value slice : endpoints.items()) {
            boolean its = slice.texts("metadata", "labels")
                    .getOrDefault(SERVICE_NAME, "")
                    .equals(service);
            if (its && slice.items("endpoints").stream().anyMatch(Webhook::isReady)) {
                return true;
            }
        }
        return false;
    }

    /** Not said means ready (EndpointSlice v1). */
    private static boolean isReady(Value endpoint) {
        return !endpoint.text("conditions", "ready").equals("false");
    }
}
