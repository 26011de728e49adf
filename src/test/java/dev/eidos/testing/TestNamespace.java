package dev.eidos.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A namespace of its own for each test, as a field with {@code @RegisterExtension} or in a {@code try}. Its deletion is
 * not waited for, which takes seconds.
 */
public final class TestNamespace implements AutoCloseable, BeforeEachCallback, AfterEachCallback {
    private static final Duration SOON = Duration.ofSeconds(5);

    /**
     * A kubelet confirms the deletion of a pod when its containers have been removed, which it does every minute for
     * those that had ended before.
     */
    private static final Duration KUBELET = Duration.ofSeconds(75);

    private final String prefix;
    private String name = "";
    private final RawApi api = RawApi.require();

    /** Makes no namespace yet: JUnit does it before each test. Aborts the test where there is no cluster. */
    public TestNamespace(String test) {
        this.prefix = "eidos-" + test + "-";
    }

    /** One that is there at once. */
    public static TestNamespace create(String test) {
        var namespace = new TestNamespace(test);
        namespace.create();
        return namespace;
    }

    private void create() {
        name = prefix + UUID.randomUUID().toString().substring(0, 8);
        api.post("/api/v1/namespaces", """
            apiVersion: v1
            kind: Namespace
            metadata: {name: %s, labels: {eidos-test: "true"}}
            """.formatted(name));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        create();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    public String name() {
        return name;
    }

    public RawApi api() {
        return api;
    }

    /** The path of a resource of the core API in here, such as {@code configmaps} or {@code pods/a/log}. */
    public String core(String resource) {
        return "/api/v1/namespaces/" + name + "/" + resource;
    }

    public String jobs() {
        return "/apis/batch/v1/namespaces/" + name + "/jobs";
    }

    /** Pods cannot be made before the controller manager has made this one. */
    public void awaitDefaultServiceAccount() {
        Await.until(
                "the default ServiceAccount in " + name,
                Duration.ofSeconds(20),
                () -> api.find(core("serviceaccounts/default")).isPresent());
    }

    /** Fails when Jobs, pods, ConfigMaps or Secrets of eidos stay for more than a few seconds. */
    public void assertNoRunLeft(String... butFor) {
        assertNoRunLeft(SOON, butFor);
    }

    /** As above, but for objects that may stay, as {@code configmaps/name}. */
    public void assertNoRunLeft(Duration within, String... butFor) {
        assertNone(within, () -> Leftovers.ofRuns(api, name), butFor);
    }

    /** As {@link #assertNoRunLeft}, and no ServiceAccount, Role or RoleBinding. */
    public void assertNothingLeft(String... butFor) {
        assertNone(
                SOON,
                () -> {
                    List<String> all = new ArrayList<>(Leftovers.ofRuns(api, name));
                    all.addAll(Leftovers.rbac(api, name));
                    return all;
                },
                butFor);
    }

    private void assertNone(Duration within, Supplier<List<String>> question, String... butFor) {
        Set<String> expected = Set.of(butFor);
        long start = System.nanoTime();
        List<String> left = left(question, expected);
        while (!left.isEmpty()) {
            boolean kubelets = left.stream().allMatch(object -> object.startsWith("pods/"));
            Duration limit = kubelets && KUBELET.compareTo(within) > 0 ? KUBELET : within;
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new AssertionError("left in " + name + " after " + limit + ": " + String.join(", ", left));
            }
            Await.pause();
            left = left(question, expected);
        }
    }

    private static List<String> left(Supplier<List<String>> question, Set<String> expected) {
        return question.get().stream()
                .filter(object -> !expected.contains(object))
                .toList();
    }

    @Override
    public void close() {
        if (!name.isEmpty()) {
            api.delete("/api/v1/namespaces/" + name);
        }
    }
}
