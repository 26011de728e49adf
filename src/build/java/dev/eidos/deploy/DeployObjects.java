package dev.eidos.deploy;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.CronManifests;
import dev.eidos.k8s.agent.manifest.CronSettings;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * The objects of {@code deploy}, by the builders that make those of a run.
 *
 * @param version of eidos, for the labels
 */
record DeployObjects(String namespace, ImageReference image, String version, String schedule) {
    /** A Job that somebody applies has no run of its own: the ConfigMap that it writes has a name that stays. */
    static final String RESULT = "eidos-snapshot";

    private static final RunId RUN = new RunId("20260101-000000-static");

    private AgentConfig job() {
        return AgentConfig.builder(image)
                .placement(placement -> placement.namespace(namespace).architectures(List.of(Architecture.values())))
                .run(run -> run.version(version).output(ConfigMapUri.parse("cm://" + namespace + "/" + RESULT)))
                .build();
    }

    private AgentConfig fleet() {
        return AgentConfig.builder(image)
                .placement(placement -> placement.namespace(namespace).generateJobName(true))
                .run(run -> run.version(version).perNode(true))
                .build();
    }

    Value.Mapping namespaceObject() {
        return AgentManifests.of(job(), RUN).namespace().document();
    }

    /** What lets an agent do its work. */
    List<Value.Mapping> rbac() {
        return AgentManifests.of(job(), RUN).rbac().stream()
                .map(Manifest::document)
                .toList();
    }

    Value.Mapping jobObject() {
        return AgentManifests.of(job(), RUN).job().document();
    }

    /** What a cluster captures itself by, but for what is the agents'. */
    List<Value.Mapping> cronJob() {
        var settings = new CronSettings(schedule, CronSettings.DEFAULT_KEEP, Optional.empty(), Optional.empty());
        List<String> agents = AgentManifests.of(fleet(), RUN).all().stream()
                .map(Manifest::document)
                .map(DeployObjects::identity)
                .toList();
        return CronManifests.all(fleet(), RUN, settings).stream()
                .filter(object -> !agents.contains(identity(object)))
                .toList();
    }

    static String identity(Value object) {
        return object.text("kind") + "/" + object.text("metadata", "namespace") + "/" + object.text("metadata", "name");
    }
}
