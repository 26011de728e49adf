package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.Installation;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans for tests: those of the embedded library, and ones made by hand. */
public final class Plans {
    public static final DeployerOptions IN_GIT =
            DeployerOptions.DEFAULTS.in("https://git.example.com/platform/cluster.git", "main", "gpu/bundle");
    public static final DeployerOptions IN_OCI =
            DeployerOptions.DEFAULTS.in("oci://registry.example.com/platform/bundle", "v1.2.3", "");

    private static final Value.Mapping NO_VALUES = Value.mapping(Map.of());

    private Plans() {}

    /** Between them they have every component and manifest of the library that any recipe has. */
    public static List<BundlePlan> ofLibrary() {
        return List.of(
                ofLibrary("eks", "h100", "inference", "ubuntu", "dynamo"),
                ofLibrary("eks", "gb200", "training", "amazonlinux", "kubeflow"),
                ofLibrary("gke", "h100", "training", "cos", "kubeflow"),
                ofLibrary("oke", "gb200", "inference", "ubuntu", "dynamo"));
    }

    public static BundlePlan ofLibrary(String service, String accelerator, String intent, String os, String platform) {
        var library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
        var criteria = new Criteria(
                Map.of(
                        Criterion.SERVICE,
                        service,
                        Criterion.ACCELERATOR,
                        accelerator,
                        Criterion.INTENT,
                        intent,
                        Criterion.OS,
                        os,
                        Criterion.PLATFORM,
                        platform),
                0);
        Recipe recipe =
                new RecipeResolver(library, "test").resolve(criteria, null).recipe();
        List<BundledComponent> components = new ArrayList<>();
        for (String name : recipe.deploymentOrder()) {
            ComponentRef ref = recipe.components().stream()
                    .filter(component -> component.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            List<ManifestFile> manifests = ref.manifestFiles().stream()
                    .map(file -> ManifestFile.of(
                            file.substring(file.lastIndexOf('/') + 1),
                            Objects.requireNonNull(library.files().text(file))))
                    .toList();
            RegisteredComponent registered =
                    Objects.requireNonNull(library.registry().get(name));
            components.add(new BundledComponent(
                    ref,
                    ComponentValues.of(ref, library),
                    ref.dependencyRefs(),
                    manifests,
                    registered.namespaceLabels(),
                    Installation.of(registered)));
        }
        return new BundlePlan(recipe, components, "test");
    }

    public static BundlePlan of(BundledComponent... components) {
        Recipe recipe = new Recipe(
                "test",
                Criteria.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Value.mapping(Map.of()));
        return new BundlePlan(recipe, List.of(components), "test");
    }

    public static BundledComponent chart(String name, List<String> dependencies, ManifestFile... manifests) {
        return component(name, "https://charts.example.com/stable", name, "1.2.3", dependencies, manifests);
    }

    public static BundledComponent manifests(String name, ManifestFile... manifests) {
        return component(name, null, null, null, List.of(), manifests);
    }

    public static BundledComponent component(
            String name,
            @Nullable String source,
            @Nullable String chart,
            @Nullable String version,
            List<String> dependencies,
            ManifestFile... manifests) {
        return new BundledComponent(
                new ComponentRef(
                        name,
                        ComponentRef.HELM,
                        name + "-system",
                        chart,
                        source,
                        version,
                        null,
                        null,
                        null,
                        NO_VALUES,
                        dependencies,
                        List.of()),
                NO_VALUES,
                dependencies,
                List.of(manifests));
    }

    public static BundledComponent kustomization(
            String name, @Nullable String source, @Nullable String path, String tag) {
        return new BundledComponent(
                new ComponentRef(
                        name,
                        ComponentRef.KUSTOMIZE,
                        name + "-system",
                        null,
                        source,
                        null,
                        tag,
                        path,
                        null,
                        NO_VALUES,
                        List.of(),
                        List.of()),
                NO_VALUES,
                List.of(),
                List.of());
    }

    public static BundledComponent inNamespace(BundledComponent component, String namespace) {
        ComponentRef ref = component.ref();
        return new BundledComponent(
                new ComponentRef(
                        ref.name(),
                        ref.type(),
                        namespace,
                        ref.chart(),
                        ref.source(),
                        ref.version(),
                        ref.tag(),
                        ref.path(),
                        ref.valuesFile(),
                        ref.overrides(),
                        ref.dependencyRefs(),
                        ref.manifestFiles()),
                component.values(),
                component.dependencies(),
                component.manifests());
    }

    public static final ManifestFile QUOTA = ManifestFile.of("quota.yaml", """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: pods
        spec:
          hard: {pods: "10"}
        """);

    public static final ManifestFile GATEWAY = ManifestFile.of("gateway.yaml", """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: front
        spec:
          gatewayClassName: any
        """);

    public static String text(List<BundleFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in "
                        + files.stream().map(BundleFile::path).toList()))
                .text();
    }

    public static void write(List<BundleFile> files, Path folder) {
        for (BundleFile file : files) {
            try {
                Path path = folder.resolve(file.path());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.write(path, file.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
