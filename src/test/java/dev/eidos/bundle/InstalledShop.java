package dev.eidos.bundle;

import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.MergeValues;
import dev.eidos.document.Value;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.testing.Await;
import dev.eidos.testing.LibraryFolder;
import dev.eidos.testing.RawApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A bundle of four components on the cluster, with names of its own:
 *
 * <ul>
 *   <li>{@code policy}: manifests alone
 *   <li>{@code widgets}: a chart with the definition of a custom resource
 *   <li>{@code shop}, which needs widgets: manifests before the chart, the chart, a widget after it, and others that
 *       Helm renders
 *   <li>{@code annex}, which needs shop and policy: a chart with a widget
 * </ul>
 */
final class InstalledShop implements AutoCloseable {
    static final String AWKWARD = "{{ .Values.no }} 'single' \"double\" $HOME\nand a line: # more";

    private final RawApi api = RawApi.require();
    private final String id = "eidos-install-" + UUID.randomUUID().toString().substring(0, 8);
    private final String base = id + "-base";
    private final String namespace = id + "-shop";
    private final String group = id + ".test.eidos.dev";
    private final Path folder;
    private final ChartRepository repository;
    private final HelmShell shell;

    private InstalledShop(Path folder) throws IOException {
        this.folder = folder;
        this.repository = new ChartRepository(folder);
        this.shell = HelmShell.in(folder, api.server().kubeconfig());
    }

    /** With a chart repository and a {@code helm}, and nothing on the cluster. */
    static InstalledShop begin(Path folder) throws IOException {
        var shop = new InstalledShop(folder);
        shop.charts();
        return shop;
    }

    RawApi api() {
        return api;
    }

    String ofBase(String resource) {
        return "/api/v1/namespaces/" + base + "/" + resource;
    }

    String ofShop(String resource) {
        return "/api/v1/namespaces/" + namespace + "/" + resource;
    }

    String widget(String name) {
        return "/apis/" + group + "/v1/namespaces/" + namespace + "/widgets/" + name;
    }

    String definition() {
        return "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets." + group;
    }

    /** When in the cluster's history an object became what it is. Only of kinds that no controller writes. */
    long version(String path) {
        return Long.parseLong(api.get(path).text("metadata", "resourceVersion"));
    }

    /** Makes the bundle as the command line does, in place of the one that is there. */
    void bundle(int configMaps) {
        RecipeLibrary library = library(configMaps);
        Recipe recipe =
                new RecipeResolver(library, "test").resolve(Criteria.NONE, null).recipe();
        var user = new MergeValues("shop", Value.mapping(Map.of("user", Value.scalar(AWKWARD))), "--set");
        BundlePlan plan = new BundlePlanner(recipe, library)
                .plan(
                        ComponentSelection.ALL,
                        new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, 0),
                        new ValueChanges(List.of(user)),
                        "test");
        List<BundleFile> files = Deployer.HELM.files(plan, DeployerOptions.DEFAULTS);
        BundleWriter.write(folder.resolve("my bundle"), SealedBundle.of(files, null), false);
    }

    void succeeds(String script) throws IOException, InterruptedException {
        shell.succeeds("my bundle/" + script);
    }

    /** What it wrote. */
    String fails(String script) throws IOException, InterruptedException {
        return shell.fails("my bundle/" + script);
    }

    void awaitGone(String... paths) {
        for (String path : paths) {
            Await.until(
                    path + " is gone",
                    Duration.ofSeconds(20),
                    () -> api.find(path).isEmpty());
        }
    }

    @Override
    public void close() {
        repository.close();
        api.delete(definition());
        api.delete("/api/v1/namespaces/" + base);
        api.delete("/api/v1/namespaces/" + namespace);
    }

    private void charts() throws IOException {
        repository
                .chart("widgets", Map.of("crds/widgets.yaml", """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: widgets.%1$s}
                    spec:
                      group: %1$s
                      scope: Namespaced
                      names: {plural: widgets, singular: widget, kind: Widget}
                      versions:
                        - name: v1
                          served: true
                          storage: true
                          schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    """.formatted(group), "templates/widgets.yaml", """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: widgets}
                    """))
                .chart("settings", Map.of("values.yaml", """
                    chart: from the chart
                    library: of the chart
                    recipe: of the chart
                    """, "templates/settings.yaml", """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: settings}
                    data:
                      chart: {{ .Values.chart | quote }}
                      library: {{ .Values.library | quote }}
                      recipe: {{ .Values.recipe | quote }}
                      user: {{ .Values.user | quote }}
                    """))
                .chart("annex", Map.of("templates/widget.yaml", widgetText("of-the-annex")));
    }

    private String widgetText(String name) {
        return """
            apiVersion: %s/v1
            kind: Widget
            metadata: {name: %s}
            """.formatted(group, name);
    }

    private RecipeLibrary library(int configMaps) {
        return new LibraryFolder(folder.resolve("library"))
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                      - {name: policy, manifest: {defaultNamespace: %1$s}}
                      - name: widgets
                        helm: {defaultRepository: "%3$s", defaultChart: widgets, defaultVersion: %4$s, defaultNamespace: %1$s}
                      - name: shop
                        helm: {defaultRepository: "%3$s/", defaultChart: settings, defaultVersion: %4$s, defaultNamespace: %2$s}
                      - name: annex
                        helm: {defaultRepository: "%3$s", defaultChart: annex, defaultVersion: %4$s, defaultNamespace: %2$s}
                    """.formatted(base, namespace, repository.url(), ChartRepository.VERSION))
                .overlay("base", """
                    criteria: {}
                    componentRefs:
                      - name: annex
                        dependencyRefs: [shop, policy]
                      - name: policy
                        manifestFiles: [components/policy/manifests/policy.yaml]
                      - name: shop
                        valuesFile: components/shop/values.yaml
                        overrides: {recipe: from the recipe}
                        dependencyRefs: [widgets]
                        manifestFiles:
                          - components/shop/manifests/rendered.yaml
                          - components/shop/manifests/widget.yaml
                          - components/shop/manifests/quota.yaml
                      - name: widgets
                    """)
                .file("components/shop/values.yaml", "library: from the library\nrecipe: of the library\n")
                .file("components/policy/manifests/policy.yaml", """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: policy}
                    """)
                .file("components/shop/manifests/widget.yaml", widgetText("of-the-shop"))
                .file("components/shop/manifests/rendered.yaml", """
                    {{- $shop := index .Values "shop" }}
                    {{- if $shop.recipe }}
                    apiVersion: %1$s/v1
                    kind: Widget
                    metadata:
                      name: rendered
                      namespace: {{ .Release.Namespace }}
                    spec:
                      recipe: {{ $shop.recipe }}
                    ---
                    apiVersion: %1$s/v1
                    kind: Widget
                    metadata:
                      name: of-a-hook
                      annotations: {"helm.sh/hook": "post-install,post-upgrade"}
                    {{- end }}
                    """.formatted(group))
                .file("components/shop/manifests/quota.yaml", """
                    apiVersion: v1
                    kind: ResourceQuota
                    metadata: {name: quota}
                    spec: {hard: {count/configmaps: "%d"}}
                    ---
                    apiVersion: v1
                    kind: LimitRange
                    metadata: {name: limits}
                    spec: {limits: [{type: Container, default: {cpu: 100m}}]}
                    """.formatted(configMaps))
                .open();
    }
}
