package dev.eidos.deploy;

import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.syntax.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small Helm chart of the same objects. They are made for a namespace, an image and a schedule that nothing else is
 * called, in whose places the templates have what a release says. The namespace is Helm's own affair.
 */
final class DeployChart {
    private static final String NAMESPACE = "namespace-of-the-release";
    private static final String IMAGE = "image.of/the-release:tag";
    private static final String SCHEDULE = "59 23 31 12 *";

    private static final Map<String, String> PLACES = Map.of(
            NAMESPACE,
            "{{ .Release.Namespace }}",
            IMAGE,
            "{{ .Values.image }}",
            "\"" + SCHEDULE + "\"",
            "{{ .Values.cronJob.schedule | quote }}",
            "imagePullPolicy: IfNotPresent",
            "imagePullPolicy: {{ .Values.imagePullPolicy }}");

    private DeployChart() {}

    static Map<String, String> files() {
        String version = ToolVersion.current();
        var objects = new DeployObjects(NAMESPACE, ImageReference.parse(IMAGE), version, SCHEDULE);
        Map<String, String> files = new TreeMap<>();
        files.put(
                "Chart.yaml",
                YamlWriter.write(Value.mapping(chart -> chart.put("apiVersion", "v2")
                        .put("name", "eidos")
                        .put(
                                "description",
                                "Captures the state of GPU nodes: once by a Job, or every night by a CronJob")
                        .put("type", "application")
                        .put("version", version)
                        .put("appVersion", version))));
        files.put("values.yaml", """
            # What the containers run.
            image: %s
            imagePullPolicy: IfNotPresent
            # One snapshot of one node, in the ConfigMap eidos-snapshot.
            job:
              enabled: true
            # All nodes again and again, in a volume; needs Kubernetes 1.21.
            cronJob:
              enabled: false
              schedule: "%s"
            """.formatted(DefaultImage.current(), DeployFiles.SCHEDULE));
        files.put("templates/rbac.yaml", template(objects.rbac()));
        files.put("templates/job.yaml", when(".Values.job.enabled", template(List.of(objects.jobObject()))));
        files.put("templates/cronjob.yaml", when(".Values.cronJob.enabled", template(objects.cronJob())));
        return files;
    }

    private static String template(List<Value.Mapping> objects) {
        String text = DeployFiles.documents(objects);
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return text;
    }

    private static String when(String condition, String text) {
        return "{{- if " + condition + " }}\n" + text + "{{- end }}\n";
    }
}
