package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is read once for all components. */
record SharedObjects(
        List<ComponentRef> components,
        List<Value> helmReleases,
        List<Value> applications,
        List<Webhook> webhooks,
        List<Finding> unread) {
    static final String FLUX = "helmreleases.helm.toolkit.fluxcd.io";
    static final String ARGO = "applications.argoproj.io";

    static SharedObjects read(LiveCluster cluster, List<ComponentRef> components) throws InterruptedException {
        List<Finding> unread = new ArrayList<>();
        List<Webhook> webhooks = new ArrayList<>();
        for (ObjectKind kind : List.of(ObjectKind.VALIDATING, ObjectKind.MUTATING)) {
            Listed listed = cluster.list(kind, null, Webhook.FIELDS);
            unread.addAll(listed.unread());
            listed.items().forEach(configuration -> webhooks.addAll(Webhook.of(kind, configuration)));
        }
        return new SharedObjects(
                components,
                optional(cluster, FLUX, unread, Release.Flux.FIELDS),
                optional(cluster, ARGO, unread, Release.Argo.FIELDS),
                webhooks,
                unread);
    }

    /** Those of a kind that not every cluster has. */
    static List<Value> optional(LiveCluster cluster, String resource, List<Finding> unread, String... fields)
            throws InterruptedException {
        Optional<ObjectKind> kind = cluster.kind(resource);
        if (kind.isEmpty()) {
            return List.of();
        }
        Listed listed = cluster.list(kind.get(), null, fields);
        unread.addAll(listed.unread());
        return listed.items();
    }

    /** Returns whether no other component of the recipe has the same namespace. */
    boolean isAlone(ComponentRef component) {
        return components.stream()
                        .filter(other -> Objects.equals(other.namespace(), component.namespace()))
                        .count()
                == 1;
    }

    List<Release> releases(ComponentRef component) {
        List<Release> releases = new ArrayList<>();
        helmReleases.stream()
                .map(Release.Flux::new)
                .filter(one -> one.isOf(component))
                .forEach(releases::add);
        applications.stream()
                .map(Release.Argo::new)
                .filter(one -> one.isOf(component))
                .forEach(releases::add);
        return releases;
    }

    /**
     * Those that Services of a namespace serve.
     *
     * @param named a part of the Service's name; empty for all
     */
    List<Webhook> webhooks(String namespace, String named) {
        return webhooks.stream()
                .filter(webhook -> webhook.namespace().equals(namespace)
                        && webhook.service().contains(named))
                .toList();
    }
}
