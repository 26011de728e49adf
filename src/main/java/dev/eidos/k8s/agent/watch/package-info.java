/**
 * Waiting for the agent: what is watched, the verdict on it (pure), and the agent's log. Here it is decided that a pod
 * cannot start.
 */
@NullMarked
package dev.eidos.k8s.agent.watch;

import org.jspecify.annotations.NullMarked;
