package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A namespace that was named and is not there. It is not made without being asked for: it would admit privileged pods,
 * and the name may be a typo.
 *
 * @param names of the namespaces that are there; none if they may not be listed
 */
record AbsentNamespace(AgentConfig config, Optional<List<String>> names) {

    /** Asks for the names. */
    static AbsentNamespace at(ApiClient client, AgentConfig config) throws InterruptedException {
        ApiRequest list = ApiRequest.get(ApiResource.namespace("").collection(), "namespaces");
        Optional<List<String>> names = switch (PagedList.of(list)
                .read(client, "cannot list namespaces", ArrayList<String>::new, AbsentNamespace::add)) {
            case PagedList.Outcome.Whole<ArrayList<String>>(ArrayList<String> all) -> Optional.of(all);
            case PagedList.Outcome.Refused<ArrayList<String>> _ -> Optional.empty();
        };
        return new AbsentNamespace(config, names);
    }

    private static void add(List<String> names, Value namespace) {
        names.add(namespace.text("metadata", "name"));
    }

    /** @param besides what else stands in the way of the run; may be empty */
    EidosException failure(String besides) {
        EidosException.Builder failure = EidosException.of(
                        ErrorCode.NOT_FOUND, "there is no such namespace; nothing was created")
                .object("namespaces/" + config.namespace());
        switch (config.placement().namespaceOrigin()) {
            case ENVIRONMENT -> failure.reason("EIDOS_NAMESPACE names it" + besides);
            case CONFIGURATION -> failure.reason("the configuration names it" + besides);
            case NAMED, DEFAULT -> failure.reason("%s names it" + besides.replace("%", "%%"), Setting.of("namespace"));
        }
        return failure.suggestion(
                        near().replace("%", "%%") + "; or have it made, with the Pod Security level "
                                + config.pod().profile().podSecurityLevel() + ": %s",
                        Setting.of("createNamespace"))
                .build();
    }

    private String near() {
        if (names.isEmpty()) {
            return "ask whoever gave you access for its name, as you may not list namespaces";
        }
        List<String> similar = Suggestions.similar(config.namespace(), names.get());
        return similar.isEmpty()
                ? "see which there are: kubectl get namespaces"
                : "check the name: there is " + String.join(", ", similar);
    }
}
