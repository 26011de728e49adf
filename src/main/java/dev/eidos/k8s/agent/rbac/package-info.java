/** The agent's ServiceAccount, roles and bindings: pure decisions, and the effects that follow them. */
@NullMarked
package dev.eidos.k8s.agent.rbac;

import org.jspecify.annotations.NullMarked;
