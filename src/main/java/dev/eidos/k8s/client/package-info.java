/**
 * Reaching a cluster: kubeconfig rules, the client's construction, API errors turned into ours, paged lists and
 * documents in ConfigMaps. With its siblings of {@code k8s} and the cluster's collectors, the only room that sees the
 * client library.
 */
@NullMarked
package dev.eidos.k8s.client;

import org.jspecify.annotations.NullMarked;
