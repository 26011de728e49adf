package dev.eidos.recipe.lint;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.live.check.ChecksReader;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Mixin;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files and components that nothing uses, and values files that cannot be used. */
final class FileLint {
    private FileLint() {}

    static List<LintFinding> check(List<Overlay> overlays, RecipeLibrary library) {
        List<LintFinding> findings = new ArrayList<>();
        LibraryFiles files = library.files();
        Set<String> used = new HashSet<>();
        Set<String> values = new HashSet<>();
        Set<String> components = new HashSet<>();
        for (RegisteredComponent component : library.registry().values()) {
            used.addAll(component.defaults(null).manifestFiles());
            String checks = ComponentChecks.file(component.name());
            used.add(checks);
            findings.addAll(checks(checks, files));
            findings.addAll(AssertLint.of(component, files));
        }
        for (Overlay overlay : overlays) {
            for (ComponentRef component : components(overlay, library)) {
                components.add(component.name());
                findings.addAll(AssertLint.of(component, "overlay " + overlay.name()));
                values.add("components/" + component.name() + "/values.yaml");
                used.addAll(component.preManifestFiles());
                used.addAll(component.manifestFiles());
                if (component.valuesFile() != null) {
                    values.add(component.valuesFile());
                }
            }
        }
        used.addAll(values);
        for (String path : files.paths()) {
            if (path.startsWith("components/") && !used.contains(path)) {
                findings.add(LintFinding.warning(firstLine(path, files), "nothing uses this file"));
            }
            if (values.contains(path)) {
                findings.addAll(values(path, files));
            }
        }
        for (String name : library.registry().keySet()) {
            if (!components.contains(name)) {
                findings.add(LintFinding.warning(
                        FilePlaces.of(files, LibraryFiles.REGISTRY).item(name, "components"),
                        "component " + name + " is in no overlay"));
            }
        }
        return findings;
    }

    /** The components that an overlay speaks of, its mixins and its profile too. */
    private static List<ComponentRef> components(Overlay overlay, RecipeLibrary library) {
        List<ComponentRef> components = new ArrayList<>(overlay.components());
        for (String name : overlay.mixins()) {
            Mixin mixin = library.mixin(name);
            components.addAll(mixin == null ? List.of() : mixin.components());
        }
        if (overlay.profile() != null) {
            overlay.profile().values().values().forEach(choice -> components.addAll(choice.components()));
        }
        return components;
    }

    private static List<LintFinding> checks(String path, LibraryFiles files) {
        try {
            Value checks = files.document(path);
            if (checks != null) {
                ChecksReader.read(checks, files.place(path));
            }
            return List.of();
        } catch (EidosException e) {
            return List.of(LibraryLint.of(e));
        }
    }

    /** Of a file as a whole; the embedded library's have no lines. */
    private static String firstLine(String path, LibraryFiles files) {
        String place = files.place(path);
        return place.startsWith("embedded:") ? place : place + ":1";
    }

    private static List<LintFinding> values(String path, LibraryFiles files) {
        try {
            Value values = files.document(path);
            return values instanceof Value.Mapping
                    ? List.of()
                    : List.of(LintFinding.error(firstLine(path, files), "values must be a mapping"));
        } catch (EidosException e) {
            return List.of(LibraryLint.of(e));
        }
    }
}
