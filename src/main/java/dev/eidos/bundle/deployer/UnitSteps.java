package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.Manifest;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A component's steps, checked. The step that is the component itself has its name. */
final class UnitSteps {
    private UnitSteps() {}

    static List<Step> of(BundledComponent component) {
        String name = component.name();
        String object = "component " + name;
        Map<ManifestTiming, List<Manifest>> manifests = manifests(component, object);
        List<Manifest> pre = Objects.requireNonNull(manifests.get(ManifestTiming.PRE));
        List<Manifest> post = Objects.requireNonNull(manifests.get(ManifestTiming.POST));
        List<Manifest> templates = Objects.requireNonNull(manifests.get(ManifestTiming.RENDERED));
        List<Step> steps = new ArrayList<>();
        switch (component.kind()) {
            case CHART -> {
                add(steps, name, "pre", pre);
                steps.add(chart(component, object));
                add(steps, name, "post", post);
                addTemplates(steps, name, templates);
            }
            case KUSTOMIZATION -> {
                add(steps, name, "pre", pre);
                steps.add(kustomize(component, object));
                add(steps, name, "post", post);
                addTemplates(steps, name, templates);
            }
            case MANIFESTS -> itself(steps, name, pre, post, templates, object);
        }
        steps.forEach(step -> Form.RELEASE.check(step.release(), object));
        return steps;
    }

    /** The last of its manifests are the component itself. */
    private static void itself(
            List<Step> steps,
            String name,
            List<Manifest> pre,
            List<Manifest> post,
            List<Manifest> templates,
            String object) {
        if (!templates.isEmpty()) {
            add(steps, name, "pre", pre);
            add(steps, name, "post", post);
            steps.add(new Step.Templates(name, name, templates));
        } else if (!post.isEmpty()) {
            add(steps, name, "pre", pre);
            steps.add(new Step.Manifests(name, name, post));
        } else if (!pre.isEmpty()) {
            steps.add(new Step.Manifests(name, name, pre));
        } else {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "nothing to install")
                    .object(object)
                    .reason("it has neither a chart, nor a kustomization, nor manifests")
                    .build();
        }
    }

    private static void addTemplates(List<Step> steps, String name, List<Manifest> templates) {
        if (!templates.isEmpty()) {
            steps.add(new Step.Templates(name + "-rendered", name + "/rendered", templates));
        }
    }

    private static void add(List<Step> steps, String name, String when, List<Manifest> manifests) {
        if (!manifests.isEmpty()) {
            steps.add(new Step.Manifests(name + "-" + when, name + "/" + when, manifests));
        }
    }

    private static Step chart(BundledComponent component, String object) {
        String repository = Form.CHART_REPOSITORY.check(component.ref().source(), object);
        return new Step.Chart(
                component.name(),
                component.name(),
                Form.CHART.check(component.ref().chart(), object),
                repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository,
                Form.VERSION.check(component.ref().version(), object));
    }

    private static Step kustomize(BundledComponent component, String object) {
        String path = component.ref().path();
        return new Step.Kustomize(
                component.name(),
                component.name(),
                Form.GIT_REPOSITORY.check(component.ref().source(), object),
                Form.FOLDER.check(path == null ? "" : path, object),
                Form.REVISION.check(component.ref().tag(), object));
    }

    private static Map<ManifestTiming, List<Manifest>> manifests(BundledComponent component, String object) {
        Map<ManifestTiming, List<Manifest>> byTiming = new EnumMap<>(ManifestTiming.class);
        for (ManifestTiming timing : ManifestTiming.values()) {
            byTiming.put(timing, new ArrayList<>());
        }
        Set<String> names = new HashSet<>();
        for (Manifest manifest : component.manifests()) {
            Form.MANIFEST_FILE.check(manifest.name(), object);
            if (!names.add(manifest.name())) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "two manifests have the same name")
                        .object(object)
                        .reason(manifest.name())
                        .build();
            }
            Objects.requireNonNull(byTiming.get(ManifestTiming.of(manifest))).add(manifest);
        }
        return byTiming;
    }
}
