/** The agent's Kubernetes objects, as pure functions of the user's choice. */
@NullMarked
package dev.eidos.k8s.agent.manifest;

import org.jspecify.annotations.NullMarked;
