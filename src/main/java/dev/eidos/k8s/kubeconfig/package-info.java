/**
 * The way from a kubeconfig, or a pod's ServiceAccount, to a connection: files, their merging, contexts, and what their
 * entries mean. The rules are those of client-go; where they are others, docs/adr/018-own-kubeconfigs.md says why.
 */
@NullMarked
package dev.eidos.k8s.kubeconfig;

import org.jspecify.annotations.NullMarked;
