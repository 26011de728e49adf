/**
 * Taking a node's snapshot through the API server: what the user may choose, checked, and the Kubernetes objects that
 * follow from it, as pure functions. Public signatures use the JDK, measurement, serializer, own types and those of
 * {@code k8s.client}; the client library's models are not used here, because loading them costs more than the work.
 */
@NullMarked
package dev.eidos.k8s.agent;

import org.jspecify.annotations.NullMarked;
