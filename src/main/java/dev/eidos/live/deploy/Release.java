package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.workload.Conditions;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;

/** What a GitOps tool says of a component that it installs. */
sealed interface Release {
    /** The version that is installed by the tool's word; empty if it does not say. */
    String version();

    List<Finding> findings();

    /** A HelmRelease of Flux. */
    record Flux(Value object) implements Release {
        static final String[] FIELDS = {
            "spec.chart.spec", "spec.releaseName", "spec.targetNamespace", "spec.suspend", "status"
        };

        boolean isOf(ComponentRef component) {
            String target = object.text("spec", "targetNamespace");
            String namespace = target.isEmpty() ? object.text("metadata", "namespace") : target;
            String release = object.text("spec", "releaseName");
            boolean named = component.name().equals(release)
                    || (release.isEmpty() && object.text("metadata", "name").equals(component.name()))
                    || object.text("spec", "chart", "spec", "chart").equals(component.chart());
            return named && namespace.equals(component.namespace());
        }

        @Override
        public String version() {
            List<Value> history = object.items("status", "history");
            return history.isEmpty()
                    ? object.text("status", "lastAppliedRevision")
                    : history.getFirst().text("chartVersion");
        }

        /** The name of the chart that is installed; empty where only a folder of a repository is told. */
        String chart() {
            List<Value> history = object.items("status", "history");
            String installed = history.isEmpty() ? "" : history.getFirst().text("chartName");
            String asked = object.text("spec", "chart", "spec", "chart");
            return installed.isEmpty() && !asked.contains("/") ? asked : installed;
        }

        @Override
        public List<Finding> findings() {
            String place = "helmreleases.helm.toolkit.fluxcd.io/" + object.text("metadata", "namespace") + "/"
                    + object.text("metadata", "name");
            List<Finding> findings = new ArrayList<>();
            Value ready = Conditions.of(object, "Ready");
            if (!ready.text("status").equals("True")) {
                String words = Conditions.words(ready);
                findings.add(Finding.failed(
                        place,
                        "is not ready" + (words.isEmpty() ? "" : ": " + words),
                        "flux reconcile helmrelease --namespace " + object.text("metadata", "namespace") + " "
                                + object.text("metadata", "name") + ", after what it says is mended"));
            }
            if (object.flag("spec", "suspend")) {
                findings.add(Finding.unknown(
                        place,
                        "is suspended: what is installed may not be what is asked for",
                        "flux resume helmrelease --namespace " + object.text("metadata", "namespace") + " "
                                + object.text("metadata", "name")));
            }
            return findings;
        }
    }

    /** An Application of Argo CD. */
    record Argo(Value object) implements Release {
        static final String[] FIELDS = {
            "metadata.annotations",
            "spec.source",
            "spec.sources",
            "spec.destination",
            "status.sync",
            "status.health",
            "status.conditions",
            "status.operationState.phase",
            "status.operationState.message"
        };

        boolean isOf(ComponentRef component) {
            return object.text("spec", "destination", "namespace").equals(component.namespace())
                    && (object.text("metadata", "name").equals(component.name())
                            || sources().stream()
                                    .anyMatch(source -> source.text("chart").equals(component.chart())));
        }

        List<Value> sources() {
            List<Value> sources = new ArrayList<>(object.items("spec", "sources"));
            Value only = object.at("spec", "source");
            if (only != null) {
                sources.add(only);
            }
            return sources;
        }

        @Override
        public String version() {
            for (Value source : sources()) {
                if (!source.text("chart").isEmpty()) {
                    return source.text("targetRevision");
                }
            }
            return "";
        }

        @Override
        public List<Finding> findings() {
            String name = object.text("metadata", "namespace") + "/" + object.text("metadata", "name");
            String place = "applications.argoproj.io/" + name;
            List<Finding> findings = new ArrayList<>();
            String health = object.text("status", "health", "status");
            String sync = object.text("status", "sync", "status");
            String said = object.text("status", "operationState", "message");
            if (!health.equals("Healthy") || !sync.equals("Synced")) {
                List<String> words = new ArrayList<>();
                words.add("health is " + (health.isEmpty() ? "not known" : health) + ", sync is "
                        + (sync.isEmpty() ? "not known" : sync));
                object.items("status", "conditions").forEach(condition -> words.add(condition.text("message")));
                if (!said.isEmpty()) {
                    words.add(said);
                }
                findings.add(Finding.failed(
                        place, String.join(": ", words), "argocd app get " + name + ", and argocd app sync " + name));
            }
            if (object.texts("metadata", "annotations")
                    .getOrDefault("argocd.argoproj.io/skip-reconcile", "")
                    .equals("true")) {
                findings.add(Finding.unknown(
                        place,
                        "is paused: what is installed may not be what is asked for",
                        "take its annotation argocd.argoproj.io/skip-reconcile off"));
            }
            return findings;
        }
    }
}
