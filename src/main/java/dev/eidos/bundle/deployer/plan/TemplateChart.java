package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundleFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Templates as a local chart, with the component's values for its own.
 *
 * <p>AICR's templates look for their component's values under its name, as a chart's parent would have them, while
 * {@code values.yaml} has them alone. So the files stay as they are beside {@code templates/}, and the only template
 * renders each of them with such values (helm.sh, "Using the 'tpl' Function", v3).
 */
public final class TemplateChart {
    private TemplateChart() {}

    public static List<BundleFile> files(InstallStep.Templates step, InstallUnit unit) {
        List<BundleFile> files = new ArrayList<>(
                ManifestChart.files(step.release(), step.folder(), template(unit.name()), step.manifests()));
        files.add(YamlFiles.file(step.folder() + LocalFiles.VALUES, unit.values()));
        return files;
    }

    private static String template(String component) {
        return """
            {{- /* Renders the files of manifests/ with the values of this chart under the component's name. */ -}}
            {{- $values := dict "%s" .Values }}
            {{- $context := dict "Values" $values "Release" .Release "Chart" .Chart "Capabilities" .Capabilities
                "Template" .Template "Files" .Files }}
            {{- range $path, $_ := .Files.Glob "manifests/*" }}
            ---
            {{ tpl ($.Files.Get $path) $context }}
            {{- end }}
            """.formatted(component);
    }
}
