package dev.eidos.bundle.vendor;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.KustomizedFile;
import dev.eidos.bundle.ManifestDocument;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.file.InputFile;
import dev.eidos.recipe.ComponentRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A stock of what kustomizations give: files in a folder, or in a folder of the component's name there, as another
 * bundle has them.
 *
 * @param place as the user called the folder
 */
record KustomizationStock(Path folder, String place) {
    /** As much as a file of a chart may have. */
    private static final int MOST_CHARACTERS = 5 << 20;

    /** All that is missing is told at once. */
    BundlePlan in(BundlePlan plan) {
        List<BundledComponent> components = new ArrayList<>();
        List<ComponentRef> missing = new ArrayList<>();
        for (BundledComponent component : plan.components()) {
            if (component.kind() != BundledComponent.Kind.KUSTOMIZATION) {
                components.add(component);
                continue;
            }
            Optional<Path> file = find(component.ref());
            if (file.isPresent()) {
                components.add(component.with(read(file.get(), KustomizedFile.name(component.ref()))));
            } else {
                missing.add(component.ref());
            }
        }
        if (!missing.isEmpty()) {
            throw absent(missing);
        }
        return new BundlePlan(plan.recipe(), components, plan.version());
    }

    private Optional<Path> find(ComponentRef ref) {
        String file = KustomizedFile.name(ref);
        return List.of(folder.resolve(file), folder.resolve(ref.name()).resolve(file)).stream()
                .filter(Files::exists)
                .findFirst();
    }

    private static ManifestFile read(Path file, String name) {
        String text = new InputFile(file).read().text();
        if (text.length() > MOST_CHARACTERS) {
            throw refused(file, "it has more than " + (MOST_CHARACTERS >> 20) + " MiB");
        }
        ManifestFile manifest = ManifestFile.asItIs(name, text);
        if (manifest.documents().isEmpty()) {
            throw refused(file, "there is no object in it");
        }
        for (ManifestDocument document : manifest.documents()) {
            Value object = document.root();
            String kind = object.text("kind");
            if (object.text("apiVersion").isEmpty()
                    || kind.isEmpty()
                    || object.text("metadata", "name").isEmpty()) {
                throw refused(file, "it has something that is no Kubernetes object, without a kind or a name");
            }
        }
        return manifest;
    }

    private static EidosException refused(Path file, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "this is not what a kustomization gives")
                .object(file.toString())
                .reason(reason)
                .suggestion("write it with: kubectl kustomize")
                .build();
    }

    private EidosException absent(List<ComponentRef> missing) {
        String files = missing.stream().map(KustomizedFile::name).collect(Collectors.joining(", "));
        ComponentRef first = missing.getFirst();
        return EidosException.of(
                        ErrorCode.NOT_FOUND,
                        missing.size() == 1
                                ? "what a kustomization gives is not there to put into the bundle"
                                : "what " + missing.size() + " kustomizations give is not there to put into the bundle")
                .object(Setting.of("vendorCharts", place))
                .reason("it has no " + files)
                .suggestion("write " + (missing.size() == 1 ? "it" : "them") + " where there is a network"
                        + (missing.size() == 1 ? ": " : "; the first: ")
                        + KustomizedFile.command(
                                KustomizedFile.url(first),
                                folder.resolve(KustomizedFile.name(first)).toString()))
                .build();
    }
}
