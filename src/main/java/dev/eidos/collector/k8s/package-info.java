/** The Kubernetes API's facts: server, nodes, images, the GPU Operator's policy. */
@NullMarked
package dev.eidos.collector.k8s;

import org.jspecify.annotations.NullMarked;
