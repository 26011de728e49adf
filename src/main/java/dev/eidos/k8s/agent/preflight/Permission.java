package dev.eidos.k8s.agent.preflight;

import dev.eidos.k8s.agent.manifest.Grant;
import dev.eidos.k8s.api.ApiResource;

/**
 * Something that the API server lets a user do, or not.
 *
 * @param group empty for the core group
 * @param subresource empty for the object itself
 * @param namespace empty for what belongs to the whole cluster
 * @param name of the one object that it is about; empty for all
 */
record Permission(String group, String resource, String subresource, String verb, String namespace, String name) {

    /** The permission to do something to a single object. */
    static Permission of(String verb, ApiResource object) {
        String namespace = object.namespace() == null ? "" : object.namespace();
        return new Permission(object.group(), object.plural(), "", verb, namespace, object.name());
    }

    /** The same for all objects in the namespace of that one, or in the cluster. */
    static Permission ofAll(String verb, ApiResource object) {
        String namespace = object.namespace() == null ? "" : object.namespace();
        return new Permission(object.group(), object.plural(), "", verb, namespace, "");
    }

    /** The resource as rules of RBAC name it. */
    String resourceInRules() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    /** As a role grants it. */
    Grant.Rule rule() {
        return new Grant.Rule(group, resourceInRules(), verb, namespace, name);
    }

    /**
     * As {@code kubectl auth can-i} takes it. It takes {@code pods/log} for a pod that is named "log", so a subresource
     * is a flag.
     */
    @Override
    public String toString() {
        return verb + " " + resource
                + (group.isEmpty() ? "" : "." + group)
                + (name.isEmpty() ? "" : "/" + name)
                + (subresource.isEmpty() ? "" : " --subresource=" + subresource)
                + (namespace.isEmpty() ? "" : " -n " + namespace);
    }
}
