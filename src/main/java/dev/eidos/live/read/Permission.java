package dev.eidos.live.read;

import dev.eidos.live.Finding;
import org.jspecify.annotations.Nullable;

/** The advice for what may not be read: the Role that would allow it. */
final class Permission {
    private Permission() {}

    static Finding missing(ObjectKind kind, @Nullable String namespace, String said) {
        String where = namespace == null ? "" : " in " + namespace;
        String why = ReadRights.of(kind).map(ReadRight::why).orElse("what a check of the library looks at");
        return Finding.unknown(
                kind.resource() + (namespace == null ? "" : "/" + namespace),
                "may not be listed" + where + ", which is needed to see " + why + ": " + said,
                "ask for it: kubectl create " + (namespace == null ? "clusterrole" : "role --namespace " + namespace)
                        + " eidos-validate --verb=get,list --resource=" + kind.resource()
                        + ", bound to who runs this; docs/security.md has the whole ClusterRole");
    }
}
