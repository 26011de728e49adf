package dev.eidos.cli.snapshot;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.NamespaceOrigin;
import dev.eidos.k8s.api.ApiClient;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The facts about a run that its user is told before it does anything. */
final class RunFacts {
    private RunFacts() {}

    /** Where the run goes, and why there: on the wrong cluster it can be stopped before it has done anything. */
    static SequencedMap<String, String> of(ApiClient api, AgentConfig config) {
        var facts = new LinkedHashMap<String, String>();
        if (!api.context().isEmpty()) {
            facts.put("context", api.context());
        }
        facts.put("server", api.server());
        NamespaceOrigin origin = config.placement().namespaceOrigin();
        String why = origin == NamespaceOrigin.NAMED ? "from --namespace" : origin.label();
        facts.put("namespace", config.namespace() + " (" + why + ")");
        facts.put("image", config.pod().image().toString());
        return facts;
    }
}
