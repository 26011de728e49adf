package dev.eidos.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.live.assertion.AssertFile;
import dev.eidos.live.check.ChecksReader;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.live.check.ObjectCheck;
import dev.eidos.live.conformance.ConformancePhase;
import dev.eidos.live.deploy.DeploymentPhase;
import dev.eidos.live.deploy.WantedVersions;
import dev.eidos.live.read.ReadRight;
import dev.eidos.live.read.ReadRights;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rights that are documented are those that checks make use of: none is missing, and none is too much. */
class ReadRightsTest {
    private static final String PODS_LOG = "pods/log get";
    private static final String TROUBLE = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        status: {phase: Active}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: operator, namespace: shop}
        spec: {replicas: 1, selector: {matchLabels: {app: operator}}}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main, namespace: shop}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: shop}
        webhooks: [{name: orders.shop, clientConfig: {service: {namespace: shop, name: hook}, caBundle: Y2E=}}]
        """;

    @Test
    void everyReadingHasARightAndEveryRightAReading() throws InterruptedException {
        // given
        Set<String> granted = new TreeSet<>();
        ReadRights.all().forEach(right -> granted.addAll(grants(right)));

        // when
        Set<String> used = new TreeSet<>(asked());
        used.addAll(ofTheLibrary());
        used.add(PODS_LOG);

        // then
        assertThat(minus(used, granted)).as("readings without a right").isEmpty();
        assertThat(minus(granted, used)).as("rights without a reading").isEmpty();
    }

    @Test
    void everyRightSaysWhatItIsFor() {
        assertThat(ReadRights.all())
                .extracting(ReadRight::why)
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(ReadRights.all()).flatExtracting(ReadRight::resources).noneMatch(name -> name.contains("secret"));
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> grants(ReadRight right) {
        String group = right.group().isEmpty() ? "" : "." + right.group();
        return right.resources().stream()
                .flatMap(resource -> right.verbs().stream().map(verb -> resource + group + " " + verb))
                .collect(Collectors.toSet());
    }

    /** What the checks ask of a cluster with a component in trouble that serves a kind, be it which it may. */
    private static Set<String> asked() throws InterruptedException {
        Set<String> asked = new TreeSet<>();
        for (ReadRight right : ReadRights.all()) {
            var cluster = new FakeCluster().with(TROUBLE);
            if (right.group().contains(".")) {
                cluster.with("{apiVersion: " + right.group() + "/v1, kind: Any, metadata: {name: any}}");
            }
            asked.addAll(asked(cluster));
        }
        return asked;
    }

    private static Set<String> asked(FakeCluster cluster) throws InterruptedException {
        var checks = new ComponentChecks(true, List.of(), List.of("orders.shop.example"), List.of(), AssertFile.NONE);
        var phase = new DeploymentPhase(List.of(shop()), _ -> checks, "", WantedVersions.NONE, Map.of());
        new CheckRunner(Duration.ofSeconds(10)).run(phase.steps(cluster.live(), NodeSubset.EVERY));
        new CheckRunner(Duration.ofSeconds(10)).run(ConformancePhase.steps(cluster.live()));
        return cluster.asked().stream()
                .filter(path -> !path.equals("/apis") && !path.equals("/version"))
                .map(ReadRightsTest::reading)
                .collect(Collectors.toSet());
    }

    /** {@code deployments.apps list} of {@code /apis/apps/v1/namespaces/shop/deployments}. */
    private static String reading(String path) {
        List<String> parts = List.of(path.split("/", -1));
        boolean core = parts.get(1).equals("api");
        List<String> rest = parts.subList(core ? 3 : 4, parts.size());
        boolean inNamespace = rest.size() > 2 && rest.getFirst().equals("namespaces");
        List<String> object = inNamespace ? rest.subList(2, rest.size()) : rest;
        return object.getFirst() + (core ? "" : "." + parts.get(2)) + (object.size() > 1 ? " get" : " list");
    }

    /** What the embedded library's checks look at; the site's own may do so by name, or at all. */
    private static Set<String> ofTheLibrary() {
        LibraryFiles files = EmbeddedFiles.open();
        Set<String> used = new TreeSet<>();
        for (String component : new RecipeLibrary(files, _ -> {}).registry().keySet()) {
            String file = ComponentChecks.file(component);
            Value document = files.document(file);
            if (document != null) {
                for (ObjectCheck check : ChecksReader.read(document, file).checks()) {
                    used.add(check.resource() + " get");
                    used.add(check.resource() + " list");
                }
            }
        }
        return used;
    }

    private static ComponentRef shop() {
        return new ComponentRef(
                "shop",
                ComponentRef.HELM,
                "shop",
                "shop",
                "https://charts.example",
                "v1.2.3",
                null,
                null,
                null,
                Value.Mapping.EMPTY,
                List.of(),
                List.of());
    }
}
