/**
 * The way from a kubeconfig to a connection: files, contexts, certificates, plugins. The only room that sees a
 * Kubernetes client library.
 */
@NullMarked
package dev.eidos.k8s.kubeconfig;

import org.jspecify.annotations.NullMarked;
