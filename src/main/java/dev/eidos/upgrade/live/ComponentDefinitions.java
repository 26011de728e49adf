package dev.eidos.upgrade.live;

import dev.eidos.document.Value;
import dev.eidos.live.check.ChecksReader;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.List;
import java.util.Set;

/**
 * The custom resource definitions by which components are known.
 *
 * @param installed the names of those that a cluster has
 */
record ComponentDefinitions(RecipeLibrary library, Set<String> installed) {

    /** Those of a component that are there. */
    List<String> there(String component) {
        return of(component).stream().filter(installed::contains).toList();
    }

    /**
     * Returns whether an installed component could not be overlooked: its chart has workloads, or it has definitions.
     */
    boolean showsInstallation(ComponentRef component) {
        return (component.chart() != null && checks(component.name()).workloads())
                || !of(component.name()).isEmpty();
    }

    private List<String> of(String component) {
        return checks(component).crds();
    }

    private ComponentChecks checks(String component) {
        String file = ComponentChecks.file(component);
        Value document = library.files().document(file);
        return document == null
                ? ComponentChecks.NONE
                : ChecksReader.read(document, library.files().place(file));
    }
}
