package dev.eidos.recipe;

import dev.eidos.document.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component in an overlay or a recipe. In an overlay everything but the name may be missing: it comes from overlays
 * below, or from the registry.
 *
 * @param type {@code Helm} or {@code Kustomize}
 * @param chart the Helm chart's name
 * @param source the chart's repository, or the source of a kustomization
 * @param version the chart's version
 * @param tag the tag, branch or commit of a kustomization
 * @param path the folder of a kustomization
 * @param valuesFile a file of the library, laid over the component's {@code values.yaml}
 * @param overrides values laid over those
 * @param dependencyRefs components that must be there before this one
 * @param preManifestFiles files of the library that are installed before the chart
 * @param manifestFiles files of the library that are installed beside the chart
 * @param digest the SHA-256 of the packed chart, {@code sha256:…}; null if it is not known
 * @param healthCheck what is said of its assert file
 */
public record ComponentRef(
        String name,
        @Nullable String type,
        @Nullable String namespace,
        @Nullable String chart,
        @Nullable String source,
        @Nullable String version,
        @Nullable String tag,
        @Nullable String path,
        @Nullable String valuesFile,
        Value.Mapping overrides,
        List<String> dependencyRefs,
        List<String> preManifestFiles,
        List<String> manifestFiles,
        @Nullable String digest,
        HealthCheck healthCheck) {
    public static final String HELM = "Helm";
    public static final String KUSTOMIZE = "Kustomize";

    public ComponentRef {
        dependencyRefs = List.copyOf(dependencyRefs);
        preManifestFiles = List.copyOf(preManifestFiles);
        manifestFiles = List.copyOf(manifestFiles);
    }

    /** A component of whose assert file nothing is said. */
    public ComponentRef(
            String name,
            @Nullable String type,
            @Nullable String namespace,
            @Nullable String chart,
            @Nullable String source,
            @Nullable String version,
            @Nullable String tag,
            @Nullable String path,
            @Nullable String valuesFile,
            Value.Mapping overrides,
            List<String> dependencyRefs,
            List<String> preManifestFiles,
            List<String> manifestFiles,
            @Nullable String digest) {
        this(
                name,
                type,
                namespace,
                chart,
                source,
                version,
                tag,
                path,
                valuesFile,
                overrides,
                dependencyRefs,
                preManifestFiles,
                manifestFiles,
                digest,
                HealthCheck.USUAL);
    }

    /** A component whose chart's digest is not known. */
    public ComponentRef(
            String name,
            @Nullable String type,
            @Nullable String namespace,
            @Nullable String chart,
            @Nullable String source,
            @Nullable String version,
            @Nullable String tag,
            @Nullable String path,
            @Nullable String valuesFile,
            Value.Mapping overrides,
            List<String> dependencyRefs,
            List<String> preManifestFiles,
            List<String> manifestFiles) {
        this(
                name,
                type,
                namespace,
                chart,
                source,
                version,
                tag,
                path,
                valuesFile,
                overrides,
                dependencyRefs,
                preManifestFiles,
                manifestFiles,
                null);
    }

    /** A component of which nothing has to be installed before its chart. */
    public ComponentRef(
            String name,
            @Nullable String type,
            @Nullable String namespace,
            @Nullable String chart,
            @Nullable String source,
            @Nullable String version,
            @Nullable String tag,
            @Nullable String path,
            @Nullable String valuesFile,
            Value.Mapping overrides,
            List<String> dependencyRefs,
            List<String> manifestFiles) {
        this(
                name,
                type,
                namespace,
                chart,
                source,
                version,
                tag,
                path,
                valuesFile,
                overrides,
                dependencyRefs,
                List.of(),
                manifestFiles);
    }

    /**
     * Returns whether its overrides switch it off, {@code enabled: false}: it is then part of a recipe, and not
     * installed. A false in a values file does not count: charts may have a value of that name.
     */
    public boolean isSwitchedOff() {
        return overrides.isFalse("enabled");
    }

    /**
     * The same with the registry's namespace if it has none, as AICR's recipes leave out that of components which are
     * only manifests. Nothing else is completed: what a recipe locks comes from the recipe.
     */
    public ComponentRef placed(@Nullable String registered) {
        if (namespace != null && !namespace.isEmpty()) {
            return this;
        }
        return with(registered, valuesFile);
    }

    /** The same with this values file if it has none. */
    public ComponentRef withValuesFile(@Nullable String file) {
        return valuesFile != null && !valuesFile.isEmpty() ? this : with(namespace, file);
    }

    private ComponentRef with(@Nullable String itsNamespace, @Nullable String itsValuesFile) {
        return new ComponentRef(
                name,
                type,
                itsNamespace,
                chart,
                source,
                version,
                tag,
                path,
                itsValuesFile,
                overrides,
                dependencyRefs,
                preManifestFiles,
                manifestFiles,
                digest,
                healthCheck);
    }

    /** The same with the digest of its packed chart. */
    public ComponentRef withDigest(@Nullable String sha256) {
        return new ComponentRef(
                name,
                type,
                namespace,
                chart,
                source,
                version,
                tag,
                path,
                valuesFile,
                overrides,
                dependencyRefs,
                preManifestFiles,
                manifestFiles,
                sha256,
                healthCheck);
    }
}
