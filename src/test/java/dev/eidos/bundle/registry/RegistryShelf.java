package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A registry that has one bundle, under the tag {@code v1}, and a client that waits seconds at the most. */
record RegistryShelf(SmallRegistry registry, Path home) implements AutoCloseable {
    static final SealedBundle BUNDLE = SealedBundle.of(
            List.of(new BundleFile("README.md", "# GPU\n"), new BundleFile("a/b.yaml", "x: 1\n")), null);

    static final PushOptions PUSH = new PushOptions("h100-training", "0.1.0", 1_700_000_000L);

    /** Without requests so far. */
    static RegistryShelf open(Path home) throws IOException, InterruptedException {
        var shelf = new RegistryShelf(new SmallRegistry(), home);
        shelf.client().push(shelf.reference("v1"), BUNDLE, PUSH);
        shelf.registry.requests.clear();
        return shelf;
    }

    OciReference reference(String tag) {
        return OciReference.parse("oci://" + registry.host() + "/org/bundle:" + tag);
    }

    OciRegistry client() {
        return new OciRegistry(new RegistryOptions(
                true,
                Map.of(),
                home,
                "0.1.0",
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                _ -> {}));
    }

    EidosException failedPull() {
        EidosException failure = catchThrowableOfType(EidosException.class, () -> client().pull(reference("v1")));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** Has another archive under the tag, with a manifest that tells the truth of it. */
    void tag(byte[] archive) {
        Descriptor layer = Descriptor.of(ArtifactManifest.LAYER_TYPE, archive);
        registry.content.put("/v2/org/bundle/blobs/" + layer.digest(), archive);
        registry.content.put("/v2/org/bundle/manifests/v1", ArtifactManifest.write(layer, PUSH));
    }

    @Override
    public void close() {
        registry.close();
    }
}
