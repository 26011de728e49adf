package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.Installation;
import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.ManifestFile;
import java.util.ArrayList;
import java.util.List;

/** The objects that a component waits for, each by name and of a strict form. */
final class ReadyObjects {
    private ReadyObjects() {}

    static Installation named(BundledComponent component, String object) {
        Installation told = component.installation();
        List<ReadyState> ready = new ArrayList<>();
        for (ReadyState state : told.ready()) {
            StrictForm.READY.check(
                    state.apiVersion() + " " + state.kind() + " " + state.path() + " " + state.value(), object);
            if (state.name() != null) {
                StrictForm.NAMESPACE.check(state.name(), object);
                ready.add(state);
            } else {
                ready.addAll(ofManifests(state, component, object));
            }
        }
        return new Installation(
                told.minutes(), told.upgradesDefinitions(), ready, told.changing(), told.argocdValues());
    }

    /** A template's objects have no names before they are installed: nothing waits for them. */
    private static List<ReadyState> ofManifests(ReadyState state, BundledComponent component, String object) {
        List<ReadyState> ready = new ArrayList<>();
        for (ManifestFile manifest : component.manifests()) {
            if (manifest.template()) {
                continue;
            }
            for (ManifestObject one : ManifestObject.of(manifest)) {
                if (one.kind().equals(state.kind()) && one.apiVersion().equals(state.apiVersion())) {
                    String name = StrictForm.NAMESPACE.check(one.name(), object);
                    ready.add(new ReadyState(state.apiVersion(), state.kind(), name, state.path(), state.value()));
                }
            }
        }
        return ready;
    }
}
