package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.error.MalformedValue;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registry that has copies of what a bundle pulls, each under the path that it has where it comes from:
 * {@code nvcr.io/nvidia/driver} is {@code HOST/nvidia/driver}, {@code ubuntu} is {@code HOST/library/ubuntu}.
 *
 * <p>Charts: {@code oci://ghcr.io/nvidia} becomes {@code oci://HOST/nvidia}. A repository that is served by HTTP has no
 * place in a registry, so all charts of such are expected in {@code oci://HOST/charts}, where {@code helm push} puts
 * them. Kustomizations come from repositories of source code and stay where they are.
 *
 * @param host the registry, with a port and a path if it has them: {@code registry.example.com:5000/mirror}
 */
public record ImageMirror(String host) {
    private static final String OCI = "oci://";

    /**
     * Checks the host.
     *
     * @throws MalformedValue if it is not a registry: a URL, for example, or a name that would be taken for a path on
     *     Docker Hub
     */
    public ImageMirror {
        int slash = host.indexOf('/');
        String name = slash < 0 ? host : host.substring(0, slash);
        boolean valid = QualifiedImage.isHost(name)
                && QualifiedImage.looksLikeHost(name)
                && (slash < 0 || QualifiedImage.isPath(host.substring(slash + 1)));
        if (!valid) {
            throw new MalformedValue(
                    "this is not an image registry",
                    host.substring(host.indexOf('@') + 1),
                    null,
                    "write HOST[:PORT][/PATH] without a scheme, as in registry.example.com:5000/mirror");
        }
    }

    /**
     * A plan that pulls from a mirror.
     *
     * @param notRewritten what it still pulls from elsewhere, as far as one can know: the component and the value
     */
    public record Mirrored(BundlePlan plan, List<String> notRewritten) {
        public Mirrored {
            notRewritten = List.copyOf(notRewritten);
        }
    }

    /**
     * The plan with charts and images from here.
     *
     * @param registry the components that are registered, by name
     */
    public Mirrored apply(BundlePlan plan, Map<String, RegisteredComponent> registry) {
        List<BundledComponent> components = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (BundledComponent component : plan.components()) {
            var rewrite = new ComponentRewrite(this, component.name(), left);
            components.add(rewrite.apply(component, registry.get(component.name())));
        }
        return new Mirrored(new BundlePlan(plan.recipe(), components, plan.version()), left);
    }

    /** A chart's component with the chart from here. */
    ComponentRef chart(ComponentRef ref) {
        return new ComponentRef(
                ref.name(),
                ref.type(),
                ref.namespace(),
                ref.chart(),
                chartSource(ref.source()),
                ref.version(),
                ref.tag(),
                ref.path(),
                ref.valuesFile(),
                ref.overrides(),
                ref.dependencyRefs(),
                ref.preManifestFiles(),
                ref.manifestFiles(),
                ref.digest(),
                ref.healthCheck());
    }

    @Nullable
    String chartSource(@Nullable String source) {
        if (source == null || source.isEmpty() || source.equals(OCI + host) || source.startsWith(OCI + host + "/")) {
            return source;
        }
        return source.startsWith(OCI) ? OCI + folder(source.substring(OCI.length())) : OCI + host + "/charts";
    }

    boolean has(String location) {
        return location.equals(host) || location.startsWith(host + "/");
    }

    /** A registry or a folder: what is not a host in it is kept. */
    String folder(String old) {
        if (has(old)) {
            return old;
        }
        String first = old.contains("/") ? QualifiedImage.hostOf(old) : QualifiedImage.looksLikeHost(old) ? old : "";
        String path = old.substring(first.length());
        return path.isEmpty() ? host : host + (path.startsWith("/") ? path : "/" + path);
    }

    /** A reference, with its tag and digest if it has them. */
    String reference(String old) {
        if (has(old)) {
            return old;
        }
        String first = QualifiedImage.hostOf(old);
        String path = first.isEmpty() ? old : old.substring(first.length() + 1);
        boolean hub = first.isEmpty() || first.equals(QualifiedImage.DOCKER_HUB);
        return host + "/" + (hub && !path.contains("/") ? "library/" : "") + path;
    }

    /** The new text of the value by which a mention names its registry. */
    String place(String old, ImageMention.Role role) {
        return switch (role) {
            case REGISTRY, FOLDER -> folder(old);
            case REPOSITORY, REFERENCE -> reference(old);
        };
    }
}
