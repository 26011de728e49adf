package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.VendoredChart;
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

    static List<InstallStep> of(BundledComponent component) {
        return of(component, false);
    }

    /** @param vendored whether its chart is in the bundle */
    static List<InstallStep> of(BundledComponent component, boolean vendored) {
        String name = component.name();
        String object = "component " + name;
        Map<ManifestTiming, List<ManifestFile>> manifests = manifests(component, object);
        List<ManifestFile> first = Objects.requireNonNull(manifests.get(ManifestTiming.RENDERED_FIRST));
        List<ManifestFile> pre = Objects.requireNonNull(manifests.get(ManifestTiming.PRE));
        List<ManifestFile> post = Objects.requireNonNull(manifests.get(ManifestTiming.POST));
        List<ManifestFile> templates = Objects.requireNonNull(manifests.get(ManifestTiming.RENDERED));
        List<InstallStep> steps = new ArrayList<>();
        switch (component.kind()) {
            case CHART -> {
                addTemplates(steps, name, "first", first);
                add(steps, name, "pre", pre);
                steps.add(chart(component, vendored, object));
                add(steps, name, "post", post);
                addTemplates(steps, name, "rendered", templates);
            }
            case KUSTOMIZATION -> {
                addTemplates(steps, name, "first", first);
                add(steps, name, "pre", pre);
                steps.add(kustomize(component, object));
                add(steps, name, "post", post);
                addTemplates(steps, name, "rendered", templates);
            }
            case MANIFESTS -> {
                boolean only = pre.isEmpty() && post.isEmpty() && templates.isEmpty();
                addTemplates(steps, name, "first", only ? List.of() : first);
                itself(steps, name, pre, post, only ? first : templates, object);
            }
        }
        steps.forEach(step -> StrictForm.RELEASE.check(step.release(), object));
        return steps;
    }

    /** The last of its manifests are the component itself. */
    private static void itself(
            List<InstallStep> steps,
            String name,
            List<ManifestFile> pre,
            List<ManifestFile> post,
            List<ManifestFile> templates,
            String object) {
        if (!templates.isEmpty()) {
            add(steps, name, "pre", pre);
            add(steps, name, "post", post);
            steps.add(new InstallStep.Templates(name, name, templates));
        } else if (!post.isEmpty()) {
            add(steps, name, "pre", pre);
            steps.add(new InstallStep.Manifests(name, name, post));
        } else if (!pre.isEmpty()) {
            steps.add(new InstallStep.Manifests(name, name, pre));
        } else {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "nothing to install")
                    .object(object)
                    .reason("it has neither a chart, nor a kustomization, nor manifests")
                    .build();
        }
    }

    private static void addTemplates(List<InstallStep> steps, String name, String when, List<ManifestFile> templates) {
        if (!templates.isEmpty()) {
            steps.add(new InstallStep.Templates(name + "-" + when, name + "/" + when, templates));
        }
    }

    private static void add(List<InstallStep> steps, String name, String when, List<ManifestFile> manifests) {
        if (!manifests.isEmpty()) {
            steps.add(new InstallStep.Manifests(name + "-" + when, name + "/" + when, manifests));
        }
    }

    private static InstallStep chart(BundledComponent component, boolean vendored, String object) {
        String repository = StrictForm.CHART_REPOSITORY.check(component.ref().source(), object);
        return new InstallStep.Chart(
                component.name(),
                component.name(),
                StrictForm.CHART.check(component.ref().chart(), object),
                repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository,
                StrictForm.VERSION.check(component.ref().version(), object),
                vendored ? VendoredChart.folder(component.name()) : null);
    }

    private static InstallStep kustomize(BundledComponent component, String object) {
        String path = component.ref().path();
        ManifestFile kustomized = component.kustomized();
        if (kustomized != null) {
            StrictForm.MANIFEST_FILE.check(kustomized.name(), object);
        }
        return new InstallStep.Kustomize(
                component.name(),
                component.name(),
                StrictForm.GIT_REPOSITORY.check(component.ref().source(), object),
                StrictForm.FOLDER.check(path == null ? "" : path, object),
                StrictForm.REVISION.check(component.ref().tag(), object),
                kustomized);
    }

    private static Map<ManifestTiming, List<ManifestFile>> manifests(BundledComponent component, String object) {
        Map<ManifestTiming, List<ManifestFile>> byTiming = new EnumMap<>(ManifestTiming.class);
        for (ManifestTiming timing : ManifestTiming.values()) {
            byTiming.put(timing, new ArrayList<>());
        }
        Set<String> names = new HashSet<>();
        for (ManifestFile manifest : component.manifests()) {
            StrictForm.MANIFEST_FILE.check(manifest.name(), object);
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
