/**
 * What the Kubernetes API tells: server, nodes, images, the GPU Operator's policy. Stands on {@code k8s.client}, and on
 * {@code collector.topology} for the list of nodes that both need.
 */
@NullMarked
package dev.eidos.collector.k8s;

import org.jspecify.annotations.NullMarked;
