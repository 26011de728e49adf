package dev.eidos.bundle.deployer.argocd;

import dev.eidos.bundle.Installation.ChangingPart;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.List;

/**
 * The differences that an application does not heal: what its chart renders anew each time, which Argo CD would
 * otherwise apply for ever (argo-cd.readthedocs.io, "Diff Customization", v3.2).
 */
final class ArgoDifferences {
    private ArgoDifferences() {}

    static List<Value.Mapping> ignored(InstallUnit unit) {
        return unit.installation().changing().stream().map(ArgoDifferences::of).toList();
    }

    private static Value.Mapping of(ChangingPart part) {
        return new MappingBuilder()
                .put("group", part.group())
                .put("kind", part.kind())
                .put("name", part.name())
                .putTexts("jsonPointers", part.paths())
                .build();
    }
}
