package dev.eidos.deploy;

import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.DefaultImage;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The generated files of {@code deploy}: plain manifests, what kustomize needs beside them, and a Helm chart. */
public final class DeployFiles {
    static final String SCHEDULE = "0 2 * * *";

    private static final String MADE =
            "# Made by DeployFilesTest of what eidos applies itself; see deploy/README.md.\n";

    private DeployFiles() {}

    /** Their texts by their paths below {@code deploy}. */
    public static SortedMap<String, String> all() {
        var objects = new DeployObjects(
                AgentConfig.DEFAULT_NAMESPACE, DefaultImage.current(), ToolVersion.current(), SCHEDULE);
        SortedMap<String, String> files = new TreeMap<>();
        files.put("rbac/namespace.yaml", documents(List.of(objects.namespaceObject())));
        files.put("rbac/rbac.yaml", documents(objects.rbac()));
        files.put("rbac/kustomization.yaml", kustomization("namespace.yaml", "rbac.yaml"));
        files.put("job/job.yaml", documents(List.of(objects.jobObject())));
        files.put("job/kustomization.yaml", kustomization("../rbac", "job.yaml"));
        files.put("cronjob/cronjob.yaml", documents(objects.cronJob()));
        files.put("cronjob/kustomization.yaml", kustomization("../rbac", "cronjob.yaml"));
        DeployChart.files().forEach((path, text) -> files.put("chart/" + path, text));
        return files;
    }

    static String documents(List<Value.Mapping> objects) {
        return MADE + objects.stream().map(YamlWriter::write).collect(Collectors.joining("---\n"));
    }

    private static String kustomization(String... resources) {
        return MADE
                + YamlWriter.write(Value.mapping(file -> file.put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                        .put("kind", "Kustomization")
                        .putTexts("resources", List.of(resources))));
    }
}
